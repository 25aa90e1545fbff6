using Confero.Record;
using Confero.Testing;
using CsCheck;

namespace Confero.Storage.Tests.Record;

/// <summary>A signature by passkey holds for its text, site, person and key, and for nothing else.</summary>
public sealed class PasskeySignatureTests
{
    private static readonly SoftKey Key = new();

    [Fact]
    public void It_holds_for_any_text_and_for_no_other() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (text, other) =>
                {
                    var signature = Key.Sign(text);
                    signature.Check(text, Key.PublicKey, "localhost").ShouldBeNull();
                    if (text != other)
                        signature.Check(other, Key.PublicKey, "localhost").ShouldBe(SignatureFault.OtherText);
                },
                iter: 500
            );

    [Fact]
    public void No_bit_of_it_can_be_turned()
    {
        var signature = Key.Sign("text");
        for (var part = 0; part < 3; part++)
        {
            var whole = Part(signature, part);
            for (var bit = 0; bit < whole.Length * 8; bit++)
            {
                var turned = whole.ToArray();
                turned[bit / 8] ^= (byte)(1 << (bit % 8));
                With(signature, part, turned)
                    .Check("text", Key.PublicKey, "localhost")
                    .ShouldNotBeNull($"part {part}, bit {bit}");
            }
        }
    }

    [Fact]
    public void Another_site_a_person_not_verified_and_another_key_are_told_apart()
    {
        Check(Key.Sign("t", domain: "evil.example")).ShouldBe(SignatureFault.OtherSite);
        Check(Key.Sign("t", origin: "http://localhost.evil.example")).ShouldBe(SignatureFault.OtherSite);
        Check(Key.Sign("t", origin: "http://evil.example")).ShouldBe(SignatureFault.OtherSite);
        Check(Key.Sign("t", flags: 0x01)).ShouldBe(SignatureFault.NobodyVerified);
        Check(Key.Sign("t", flags: 0x04)).ShouldBe(SignatureFault.NobodyVerified);
        Check(Key.Sign("t", type: "webauthn.create")).ShouldBe(SignatureFault.NotUnderstood);
        Check(new SoftKey().Sign("t")).ShouldBe(SignatureFault.OtherKey);
        Key.Sign("t").Check("t", [], "localhost").ShouldBe(SignatureFault.NotUnderstood);
        static SignatureFault? Check(PasskeySignature x) => x.Check("t", Key.PublicKey, "localhost");
    }

    [Theory]
    [InlineData("https://confero.example", "confero.example", true)]
    [InlineData("https://www.confero.example:8443", "confero.example", true)]
    [InlineData("http://confero.example", "confero.example", false)]
    [InlineData("https://evilconfero.example", "confero.example", false)]
    [InlineData("https://confero.example.evil", "confero.example", false)]
    [InlineData("https://confero.example@evil.example", "confero.example", false)]
    [InlineData("http://localhost:5080", "localhost", true)]
    [InlineData("null", "localhost", false)]
    public void Only_origins_of_the_domain_count(string origin, string domain, bool expected) =>
        PasskeySignature.IsOrigin(origin, domain).ShouldBe(expected);

    [Fact]
    public void Anything_at_all_is_answered_never_thrown() =>
        Gen.Select(Gen.Byte.Array, Gen.Byte.Array, Gen.Byte.Array, Gen.Byte.Array)
            .Sample(
                (client, said, signature, key) =>
                    new PasskeySignature(client, said, signature)
                        .Check("text", key, "localhost")
                        .ShouldNotBeNull(),
                iter: 2_000
            );

    private static byte[] Part(PasskeySignature x, int part) =>
        part switch
        {
            0 => x.ClientData,
            1 => x.AuthenticatorData,
            _ => x.Signature,
        };

    private static PasskeySignature With(PasskeySignature x, int part, byte[] bytes) =>
        part switch
        {
            0 => x with { ClientData = bytes },
            1 => x with { AuthenticatorData = bytes },
            _ => x with { Signature = bytes },
        };
}
