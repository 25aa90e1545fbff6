using System.Text;
using Confero.Landscape.Activities;
using Confero.Landscape.Activities.Iati;
using Confero.Taxonomy;

namespace Confero.Tests.Landscape;

/// <summary>Reads texts and files as imports do.</summary>
internal static class Reading
{
    public static Countries Countries { get; } = new(Taxonomies.Load(), []);

    public static (IReadOnlyList<ReadRecord> Records, Finding? Fault) Iati(
        Stream file,
        IatiSchemas? schemas = null
    )
    {
        using var reader = new IatiReader(file, Countries, schemas);
        var records = new List<ReadRecord>();
        while (reader.Next() is { } record)
            records.Add(record);
        return (records, reader.Fault);
    }

    public static (IReadOnlyList<ReadRecord> Records, Finding? Fault) Iati(string xml) =>
        Iati(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    /// <summary>A file around these elements.</summary>
    public static string File(string activities, string version = "2.03") =>
        $"<iati-activities version=\"{version}\">{activities}</iati-activities>";

    /// <summary>An activity without a fault, and these elements at its end.</summary>
    public static string Activity(string identifier, string more = "", string country = "MW") =>
        $"""
            <iati-activity xml:lang="en" default-currency="EUR">
              <iati-identifier>{identifier}</iati-identifier>
              <reporting-org ref="XX-1" type="10"><narrative>Reporter</narrative></reporting-org>
              <title><narrative>Safer ammunition depots</narrative></title>
              <activity-status code="2"/>
              <recipient-country code="{country}"/>
              {more}
            </iati-activity>
            """;
}
