using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Confero.Record;

namespace Confero.Tests.Record;

/// <summary>Blind signatures: good for one subject, not to be forged, and without any trace of who drew which.</summary>
public sealed class BlindTicketTests
{
    private const string Subject = "QST-0000-0000-00";
    private static readonly BlindKey Key = BlindKey.Create();
    private static readonly string Open = Key.Open();

    [Fact]
    public void What_was_signed_blind_is_a_good_ticket()
    {
        var code = Draw(BlindTicket.NewSeed());

        code.IsSignedBy(Open).ShouldBeTrue();
        var read = TicketCode.Read(code.Text[..40] + "\n " + code.Text[40..]).ShouldNotBeNull();
        read.Tag.ShouldBe(code.Tag);
        read.IsSignedBy(Open).ShouldBeTrue();
    }

    [Fact]
    public void The_signature_is_an_ordinary_one_that_others_verify_too()
    {
        var code = Draw(BlindTicket.NewSeed());
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Open), out _);

        byte[] message = [.. Encoding.UTF8.GetBytes($"confero-ticket\n{Subject}\n"), .. code.Serial];

        rsa.VerifyData(message, code.Signature, HashAlgorithmName.SHA384, RSASignaturePadding.Pss)
            .ShouldBeTrue();
    }

    [Fact]
    public void A_ticket_is_good_for_nothing_else()
    {
        var code = Draw(BlindTicket.NewSeed());

        (code with { Subject = "QST-0000-0000-01" }).IsSignedBy(Open).ShouldBeFalse();
        code.IsSignedBy(BlindKey.Create().Open()).ShouldBeFalse();
        (code with { Serial = BlindTicket.NewSeed() }).IsSignedBy(Open).ShouldBeFalse();
        foreach (var place in new[] { 0, 100, 255 })
        {
            var signature = (byte[])code.Signature.Clone();
            signature[place] ^= 1;
            (code with { Signature = signature }).IsSignedBy(Open).ShouldBeFalse();
        }
    }

    /// <summary>One in 256 begins with a byte of nought, which numbers do not keep by themselves.</summary>
    [Fact]
    public void A_signature_is_whole_whatever_it_begins_with()
    {
        TicketCode code;
        do code = Draw(BlindTicket.NewSeed());
        while (code.Signature[0] != 0);

        code.IsSignedBy(Open).ShouldBeTrue();
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_another_one_shares_nothing()
    {
        var seed = BlindTicket.NewSeed();
        var (once, again) = (
            BlindTicket.Prepare(Subject, Open, seed),
            BlindTicket.Prepare(Subject, Open, seed)
        );
        var other = BlindTicket.Prepare(Subject, Open, BlindTicket.NewSeed());

        again.Blinded.ShouldBe(once.Blinded);
        other.Blinded.ShouldNotBe(once.Blinded);
        other.Serial.ShouldNotBe(once.Serial);
    }

    /// <summary>
    /// The proof that no draw points at a ticket: whatever ticket is shown, for every draw there is a blinding factor
    /// that leads from one to the other, so each is as likely as the next.
    /// </summary>
    [Fact]
    public void Every_draw_fits_every_ticket()
    {
        var (n, e) = Numbers();
        var drawn = Enumerable.Range(0, 4).Select(_ => Prepared()).ToList();
        foreach (var (_, blinded, signature) in drawn)
        foreach (var (code, _, _) in drawn)
        {
            var shown = Number(code.Signature);
            var factor = Number(signature) * BigInteger.ModPow(shown, Inverse, n) % n;
            (BigInteger.ModPow(shown, e, n) * BigInteger.ModPow(factor, e, n) % n).ShouldBe(Number(blinded));
        }
    }

    [Fact]
    public void What_is_no_number_below_the_modulus_is_not_signed()
    {
        Key.Sign(new byte[10]).ShouldBeNull();
        Key.Sign([.. Enumerable.Repeat((byte)255, BlindKey.Bytes)]).ShouldBeNull();
        TicketCode.Read("QST-1.x.y").ShouldBeNull();
        TicketCode.Read(null).ShouldBeNull();
        TicketCode.Read(new string('a', 100_000)).ShouldBeNull();
    }

    private static TicketCode Draw(byte[] seed)
    {
        var ticket = BlindTicket.Prepare(Subject, Open, seed);
        return ticket.Finish(Key.Sign(ticket.Blinded)!).ShouldNotBeNull();
    }

    private static (TicketCode Code, byte[] Blinded, byte[] Signature) Prepared()
    {
        var ticket = BlindTicket.Prepare(Subject, Open, BlindTicket.NewSeed());
        var signature = Key.Sign(ticket.Blinded)!;
        return (ticket.Finish(signature)!, ticket.Blinded, signature);
    }

    /// <summary>The exponent that inverts a number modulo n, known here because the test has the secret key.</summary>
    private static BigInteger Inverse
    {
        get
        {
            using var rsa = RSA.Create();
            rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(Key.Text), out _);
            var p = rsa.ExportParameters(true);
            return ((Number(p.P!) - 1) * (Number(p.Q!) - 1)) - 1;
        }
    }

    private static (BigInteger N, BigInteger E) Numbers()
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Open), out _);
        var p = rsa.ExportParameters(false);
        return (Number(p.Modulus!), Number(p.Exponent!));
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
