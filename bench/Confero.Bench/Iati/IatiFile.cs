using System.Xml;

namespace Confero.Bench.Iati;

/// <summary>Writes an IATI 2.03 activity file of about a given size: the same seed gives the same file.</summary>
internal static class IatiFile
{
    private const int Transactions = 12;
    private const long CheckedEvery = 500; // activities

    private static readonly string[] Places = ["MW", "GH", "NE", "PE", "LB", "RS", "KH", "FJ"];
    private static readonly (string Language, string Text)[] Subjects =
    [
        ("en", "Repair of roofs and doors of two ammunition depots"),
        ("fr", "Formation à la gestion des stocks de munitions"),
        ("es", "Construcción de aulas para escuelas rurales"),
        ("ar", "تحسين سلامة مخازن الذخيرة"),
        ("ru", "Водоснабжение сельских поселений"),
        ("zh", "弹药储存管理培训"),
    ];

    /// <summary>Writes the file.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="bytes">It ends after the first activity beyond so many.</param>
    /// <returns>How many activities it has.</returns>
    public static int Write(string path, long bytes)
    {
        using var file = File.Create(path, 1 << 20);
        using var xml = XmlWriter.Create(file, new XmlWriterSettings { Indent = true });
        var random = new Random(1);
        xml.WriteStartElement("iati-activities");
        xml.WriteAttributeString("version", "2.03");
        var count = 0;
        while (count % CheckedEvery != 0 || Position(xml, file) < bytes)
            Activity(xml, random, count++);
        xml.WriteEndElement();
        return count;
    }

    private static long Position(XmlWriter xml, FileStream file)
    {
        xml.Flush();
        return file.Position;
    }

    private static void Activity(XmlWriter xml, Random random, int number)
    {
        var (language, text) = Subjects[random.Next(Subjects.Length)];
        xml.WriteStartElement("iati-activity");
        xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteAttributeString("default-currency", random.Next(2) == 0 ? "EUR" : "USD");
        xml.WriteElementString("iati-identifier", $"XX-BENCH-{number}");
        Narrative(xml, "reporting-org", "A reporting organisation", ("ref", "XX-BENCH"), ("type", "10"));
        Narrative(xml, "title", $"{text} {number}");
        Narrative(xml, "description", string.Join(' ', Enumerable.Repeat(text, 8)), ("type", "1"));
        Narrative(xml, "participating-org", "Someone who pays", ("role", "1"), ("type", "10"));
        Narrative(xml, "participating-org", "Someone who works", ("role", "4"), ("type", "22"));
        Empty(xml, "activity-status", ("code", "2"));
        Empty(xml, "activity-date", ("type", "2"), ("iso-date", Day(random)));
        Empty(xml, "recipient-country", ("code", Places[random.Next(Places.Length)]));
        Empty(xml, "sector", ("vocabulary", "1"), ("code", "15210"));
        for (var i = 0; i < Transactions; i++)
            Transaction(xml, random);
        xml.WriteEndElement();
    }

    private static void Transaction(XmlWriter xml, Random random)
    {
        var day = Day(random);
        xml.WriteStartElement("transaction");
        Empty(xml, "transaction-type", ("code", random.Next(2) == 0 ? "2" : "3"));
        Empty(xml, "transaction-date", ("iso-date", day));
        xml.WriteStartElement("value");
        xml.WriteAttributeString("value-date", day);
        xml.WriteValue(random.Next(1_000, 1_000_000));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Narrative(
        XmlWriter xml,
        string name,
        string text,
        params (string Name, string Value)[] attributes
    )
    {
        Start(xml, name, attributes);
        xml.WriteElementString("narrative", text);
        xml.WriteEndElement();
    }

    private static void Empty(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        Start(xml, name, attributes);
        xml.WriteEndElement();
    }

    private static void Start(XmlWriter xml, string name, (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
    }

    private static string Day(Random random) =>
        new DateOnly(2015, 1, 1)
            .AddDays(random.Next(4_000))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
