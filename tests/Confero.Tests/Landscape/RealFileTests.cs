using System.Xml;
using System.Xml.Linq;
using Confero.Landscape.Activities;

namespace Confero.Tests.Landscape;

/// <summary>Real files of real publishers, against sums that share no code with the reader.</summary>
public sealed class RealFileTests
{
    private static readonly Dictionary<string, FlowKind> Kinds = new()
    {
        ["1"] = FlowKind.Incoming,
        ["2"] = FlowKind.Commitment,
        ["3"] = FlowKind.Disbursement,
        ["4"] = FlowKind.Expenditure,
        ["11"] = FlowKind.Incoming,
    };

    public static IEnumerable<TheoryDataRow<string>> Files()
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "03-iati-real"));
        return Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(x => new TheoryDataRow<string>(Path.GetRelativePath(folder, x)))
            : [new TheoryDataRow<string>("missing")];
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_activity_goes_in_or_is_refused_and_the_sums_are_those_of_the_file(string name)
    {
        var path = Path.Combine(Repository.Shared("03-iati-real"), name);
        var (records, fault) = Reading.Iati(File.OpenRead(path));
        var raw = Raw(path);

        fault.ShouldBeNull();
        records.Count.ShouldBe(raw.Elements("iati-activity").Count());
        var refused = records.Where(x => x.Rejected).Select(x => x.Key!).ToHashSet();
        refused.ShouldBe(
            raw.Elements("iati-activity")
                .Where(x =>
                    !x.Descendants("recipient-country").Any() && !x.Descendants("recipient-region").Any()
                )
                .Select(x => x.Element("iati-identifier")!.Value.Trim())
        );
        Sums(records).ShouldBe(Sums(raw, refused), ignoreOrder: true);
    }

    [Fact]
    public void All_of_them_together_are_as_many_as_the_index_says()
    {
        var folder = Repository.Shared("03-iati-real");
        var all = Directory
            .EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories)
            .SelectMany(x => Reading.Iati(File.OpenRead(x)).Records)
            .ToList();

        all.Count.ShouldBe(
            File.ReadLines(Path.Combine(folder, "EXPECTED.csv"))
                .Skip(1)
                .Sum(x => int.Parse(x.Split(',')[3], System.Globalization.CultureInfo.InvariantCulture))
        );
        all.Count(x => x.Rejected).ShouldBe(3);
    }

    private static IEnumerable<(FlowKind, string?, decimal)> Sums(IEnumerable<ReadRecord> records) =>
        records
            .Where(x => x.Draft is not null)
            .SelectMany(x => x.Draft!.Flows)
            .GroupBy(x => (x.Kind, x.Currency))
            .Select(x => (x.Key.Kind, x.Key.Currency, x.Sum(y => y.Value)));

    private static IEnumerable<(FlowKind, string?, decimal)> Sums(XElement root, HashSet<string> refused) =>
        from activity in root.Elements("iati-activity")
        where !refused.Contains(activity.Element("iati-identifier")!.Value.Trim())
        from transaction in activity.Elements("transaction")
        let value = transaction.Element("value")!
        let currency = (string?)value.Attribute("currency") ?? (string?)activity.Attribute("default-currency")
        group XmlConvert.ToDecimal(value.Value.Trim()) by (
            Kinds[(string)transaction.Element("transaction-type")!.Attribute("code")!],
            currency
        ) into sum
        select (sum.Key.Item1, sum.Key.currency, sum.Sum());

    private static XElement Raw(string path)
    {
        using var reader = XmlReader.Create(path);
        return XElement.Load(reader);
    }
}
