using Confero.Record;
using CsCheck;

namespace Confero.Tests.Record;

/// <summary>What a State can check on its own, with its file, its salt and the key of the log.</summary>
public sealed class ProofFileTests
{
    private static readonly NoteSigner Log = NoteSigner.Create("confero.example/log");

    private static readonly byte[][] Entries =
    [
        .. Enumerable
            .Range(0, 77)
            .Select(x =>
                Commitment.To($$"""{"act":{{x}}}""", new byte[Commitment.SaltLength]).Bytes.ToArray()
            ),
    ];

    private static readonly MerkleTree Tree = new(Entries.Select(x => MerkleHash.Leaf(x)));

    [Fact]
    public void Every_entry_is_proven_by_its_file_alone()
    {
        for (var i = 0; i < Entries.Length; i++)
            ProofFile
                .Parse(Proof(i).ToString())!
                .Verify(Entries[i], Log.Verifier)
                .ShouldBe(ProofVerdict.Included);
    }

    [Fact]
    public void A_changed_act_another_log_and_another_place_are_told_apart()
    {
        var proof = Proof(12);
        proof.Verify(Entries[13], Log.Verifier).ShouldBe(ProofVerdict.NotIncluded);
        (proof with { Index = 13 }).Verify(Entries[12], Log.Verifier).ShouldBe(ProofVerdict.NotIncluded);
        proof
            .Verify(Entries[12], NoteSigner.Create("confero.example/log").Verifier)
            .ShouldBe(ProofVerdict.CheckpointNotSigned);
    }

    [Fact]
    public void No_character_of_the_file_can_be_changed()
    {
        var file = Proof(50).ToString();
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Char[' ', '~'])
            .Sample(
                (at, with) =>
                {
                    var changed = file[..at] + with + file[(at + 1)..];
                    return changed == file
                        || ProofFile.Parse(changed)?.Verify(Entries[50], Log.Verifier)
                            is not ProofVerdict.Included;
                }
            );
    }

    [Fact]
    public void Extra_data_is_skipped_and_a_log_of_one_needs_no_way()
    {
        var one = new MerkleTree([MerkleHash.Leaf(Entries[0])]);
        var signed = new Checkpoint(Log.Verifier.Name, 1, one.Root).Sign(Log).ToString();
        var file = new ProofFile(0, one.InclusionProof(0, 1), signed).ToString();
        var extra = file.Replace("index 0", "extra AAAA\nindex 0");
        ProofFile.Parse(extra)!.Verify(Entries[0], Log.Verifier).ShouldBe(ProofVerdict.Included);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2sp.org/tlog-proof@v1")]
    [InlineData("c2sp.org/tlog-proof@v1\n\n")]
    [InlineData("c2sp.org/tlog-proof@v2\nindex 0\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 00\n\n")]
    [InlineData("c2sp.org/tlog-proof@v1\nindex 1\nnot a hash\n\n")]
    public void A_malformed_file_is_no_proof(string file) => ProofFile.Parse(file).ShouldBeNull();

    private static ProofFile Proof(int index) =>
        new(
            index,
            Tree.InclusionProof(index, Tree.Size),
            new Checkpoint(Log.Verifier.Name, Tree.Size, Tree.Root).Sign(Log).ToString()
        );
}
