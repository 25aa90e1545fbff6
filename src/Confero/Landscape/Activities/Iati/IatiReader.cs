using System.Xml;
using System.Xml.Schema;

namespace Confero.Landscape.Activities.Iati;

/// <summary>
/// Reads IATI activity files, versions 2.01 to 2.03, one activity at a time: memory does not grow with the file.
/// Document types are refused, nothing is ever fetched. Every defect has its line and element; what is right is kept.
/// </summary>
public sealed class IatiReader : IRecordReader
{
    private const int MostFlows = 50_000;
    private const int MostFindings = 100;

    private readonly XmlReader xml;
    private readonly IatiActivity activities;
    private readonly List<Finding> fromSchema = [];
    private bool begun;

    /// <param name="schemas">The official schemas, if there are any; then everything they refuse is a finding too.</param>
    public IatiReader(Stream file, Countries countries, IatiSchemas? schemas = null)
    {
        activities = new IatiActivity(countries);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        };
        schemas?.Check(
            settings,
            (_, fault) =>
            {
                if (fromSchema.Count < MostFindings)
                    fromSchema.Add(
                        new(fault.Exception.LineNumber, "", "schema", false, fault.Exception.Message)
                    );
            }
        );
        xml = XmlReader.Create(new BoundedMarkup(file), settings);
    }

    public Finding? Fault { get; private set; }

    /// <summary>The version the file says it follows; null where it says none.</summary>
    public string? Version { get; private set; }

    /// <summary>What the schemas say of the frame around the activities.</summary>
    public IReadOnlyList<Finding> FrameFindings => fromSchema;

    public ReadRecord? Next()
    {
        if (Fault is not null)
            return null;
        try
        {
            if (!begun && !Begin())
                return null;
            while (xml.Read())
                if (xml is { NodeType: XmlNodeType.Element, Depth: 1 })
                {
                    if (xml is { NamespaceURI: "", LocalName: "iati-activity" })
                        return Read();
                    IatiNode.Pass(xml);
                }
        }
        catch (XmlException fault)
        {
            Fault = fault.Message.Contains("DTD", StringComparison.Ordinal)
                ? new(fault.LineNumber, "!DOCTYPE", "dtd", true)
                : new(fault.LineNumber, "", "not-well-formed", true, fault.Message);
        }
        catch (InvalidDataException)
        {
            Fault = new(((IXmlLineInfo)xml).LineNumber, "", "markup-too-long", true);
        }
        return null;
    }

    private bool Begin()
    {
        begun = true;
        xml.MoveToContent();
        var root = IatiNode.Head(xml);
        Version = root["version"];
        if (root.Name != "iati-activities" || xml.NamespaceURI.Length > 0)
            Fault = new(
                root.Line,
                root.Name,
                root.Name == "iati-organisations" ? "organisation-file" : "not-activities",
                true,
                root.Name
            );
        else if (Version?.StartsWith("1.", StringComparison.Ordinal) == true)
            Fault = new(root.Line, "iati-activities/@version", "version-1", true, Version);
        else if (Version?.StartsWith('3') == true)
            Fault = new(root.Line, "iati-activities/@version", "version-unknown", true, Version);
        return Fault is null;
    }

    private ReadRecord Read()
    {
        var draft = activities.Begin(IatiNode.Head(xml));
        if (!xml.IsEmptyElement)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            while (xml.Read() && !(xml is { NodeType: XmlNodeType.EndElement, Depth: 1 }))
                if (xml.NodeType == XmlNodeType.Element)
                    ReadChild(draft, counts);
        }
        draft.AddSchemaFindings(fromSchema);
        fromSchema.Clear();
        return draft.End();
    }

    private void ReadChild(IatiDraft draft, Dictionary<string, int> counts)
    {
        if (xml.NamespaceURI.Length > 0 || !IatiActivity.Reads(xml.LocalName))
        {
            IatiNode.Pass(xml);
            return;
        }
        var number = counts[xml.LocalName] = counts.GetValueOrDefault(xml.LocalName) + 1;
        if (number > MostFlows)
        {
            draft.Add(((IXmlLineInfo)xml).LineNumber, xml.LocalName, "too-many", false, $"{MostFlows}");
            IatiNode.Pass(xml);
            return;
        }
        activities.Take(draft, IatiNode.Read(xml), number);
    }

    public void Dispose() => xml.Dispose();
}
