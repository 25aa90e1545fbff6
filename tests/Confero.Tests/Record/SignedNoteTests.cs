using Confero.Record;
using CsCheck;

namespace Confero.Tests.Record;

public sealed class SignedNoteTests
{
    private static readonly NoteSigner Log = NoteSigner.Create("confero.example/log");
    private static readonly NoteSigner Witness = NoteSigner.Create("witness.example/north");

    /// <summary>The public example of the Go package that this format comes from.</summary>
    [Fact]
    public void A_note_signed_elsewhere_is_accepted()
    {
        const string Note =
            "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n"
            + "\n"
            + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        var key = NoteVerifier.Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

        var note = SignedNote.Parse(Note);

        note!.SignedBy(key!).ShouldBeTrue();
        note.ToString().ShouldBe(Note);
        SignedNote.Parse(Note.Replace("answer", "cause"))!.SignedBy(key!).ShouldBeFalse();
    }

    /// <summary>RFC 8032, section 7.1, test 1: the key whose secret and open halves are published.</summary>
    [Fact]
    public void The_open_key_is_that_of_RFC_8032()
    {
        var secret = Convert.FromHexString(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
        );
        var open = Convert.FromHexString("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        var encoded = new NoteSigner("x", secret).Verifier.ToString().Split('+', 3)[2];
        Convert.FromBase64String(encoded).ShouldBe([0x01, .. open]);
    }

    [Fact]
    public void A_checkpoint_opens_with_the_key_of_its_log_and_no_other()
    {
        var checkpoint = new Checkpoint(Log.Verifier.Name, 20852163, MerkleHash.Leaf("x"u8));
        var note = checkpoint.Sign(Log, Witness).ToString();

        Checkpoint.Open(note, Log.Verifier).ShouldBe(checkpoint);
        Checkpoint.Open(note, NoteSigner.Create(Log.Verifier.Name).Verifier).ShouldBeNull();
        Checkpoint.Open(note, Witness.Verifier).ShouldBeNull("a witness does not speak for the log");
        SignedNote.Parse(note)!.SignedBy(Witness.Verifier).ShouldBeTrue();
    }

    [Fact]
    public void No_byte_of_a_checkpoint_can_be_changed()
    {
        var note = new Checkpoint(Log.Verifier.Name, 4096, MerkleHash.Leaf("x"u8)).Sign(Log).ToString();
        Gen.Select(Gen.Int[0, note.Length - 1], Gen.Char[' ', '~'])
            .Sample(
                (at, with) =>
                {
                    var changed = note[..at] + with + note[(at + 1)..];
                    return changed == note || Checkpoint.Open(changed, Log.Verifier) is null;
                }
            );
    }

    [Theory]
    [InlineData("confero.example/log\n012\n{0}\n")]
    [InlineData("confero.example/log\n-1\n{0}\n")]
    [InlineData("confero.example/log\n12\nAAAA\n")]
    [InlineData("confero.example/log\n12\n")]
    [InlineData("confero.example/log\n12\n{0}\nextension\n")]
    [InlineData("other.example/log\n12\n{0}\n")]
    public void A_signature_does_not_make_a_checkpoint_of_something_else(string text)
    {
        var root = MerkleHash.Empty.ToString();
        var note = SignedNote.Sign(text.Replace("{0}", root), Log);
        Checkpoint.Open(note.ToString(), Log.Verifier).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("te\txt\n\n— name AAAAAAAA\n")]
    [InlineData("text\n\n— na+me AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    public void A_malformed_note_is_no_note(string note) => SignedNote.Parse(note).ShouldBeNull();

    [Theory]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void A_key_that_does_not_fit_its_id_or_name_is_refused(string key) =>
        NoteVerifier.Parse(key).ShouldBeNull();

    [Fact]
    public void A_published_key_reads_back() =>
        NoteVerifier.Parse(Log.Verifier.ToString())!.ToString().ShouldBe(Log.Verifier.ToString());
}
