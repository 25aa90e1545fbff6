using System.Text;
using System.Text.Json;
using Confero.Record;
using CsCheck;

namespace Confero.Tests.Record;

public sealed class CanonicalJsonTests
{
    /// <summary>The numbers of RFC 8785, appendix B, by their bits.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Numbers_are_written_as_ECMAScript_does(ulong bits, string text)
    {
        var number = BitConverter.UInt64BitsToDouble(bits);
        var raw = number.ToString("E17", System.Globalization.CultureInfo.InvariantCulture);
        Canonical(raw).ShouldBe(text);
    }

    [Theory]
    [InlineData("""{ "b" : 1 , "a" : [ true, null, "x" ] }""", """{"a":[true,null,"x"],"b":1}""")]
    [InlineData(
        """{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""",
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}"
    )]
    [InlineData("""["\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"]""", """["€$\u000f\nA'B\"\\\\\"/"]""")]
    [InlineData("[-0, 1.0, 1e2, 4.50, 2e-3, 9007199254740992]", "[0,1,100,4.5,0.002,9007199254740992]")]
    [InlineData("""{"طلب":"نص"}""", """{"طلب":"نص"}""")]
    public void One_meaning_has_one_text(string json, string canonical)
    {
        Canonical(json).ShouldBe(canonical);
        Canonical(canonical).ShouldBe(canonical);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("[9007199254740993]")]
    [InlineData("[100000000000000000000000]")]
    [InlineData("[1e400]")]
    public void What_two_readers_could_read_differently_is_refused(string json) =>
        Should.Throw<FormatException>(() => CanonicalJson.Bytes(json));

    [Fact]
    public void Every_number_keeps_its_value() =>
        Gen
            .Double.Where(double.IsFinite)
            .Sample(x =>
            {
                var text = Canonical(JsonSerializer.Serialize(x, JsonSerializerOptions.Web));
                return JsonSerializer.Deserialize<double>(text) == x;
            });

    [Fact]
    public void The_order_of_members_does_not_matter() =>
        Gen.Dictionary(Gen.String.AlphaNumeric, Gen.Int)[0, 20]
            .Sample(x =>
            {
                var turned = new Dictionary<string, int>(x.Reverse());
                return Canonical(JsonSerializer.Serialize(x)) == Canonical(JsonSerializer.Serialize(turned));
            });

    [Fact]
    public void A_commitment_is_to_the_meaning_and_the_salt()
    {
        var salt = Commitment.NewSalt();
        var commitment = Commitment.To("""{"act":"endorse","by":"x"}""", salt);
        Commitment.To("""{ "by": "x", "act": "endorse" }""", salt).ShouldBe(commitment);
        Commitment.To("""{"act":"endorse","by":"y"}""", salt).ShouldNotBe(commitment);
        Commitment.To("""{"act":"endorse","by":"x"}""", Commitment.NewSalt()).ShouldNotBe(commitment);
        Should.Throw<ArgumentException>(() => Commitment.To("{}", []));
    }

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Bytes(json));
}
