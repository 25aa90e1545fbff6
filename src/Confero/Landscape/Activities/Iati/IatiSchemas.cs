using System.Xml;
using System.Xml.Schema;

namespace Confero.Landscape.Activities.Iati;

/// <summary>The official IATI schemas out of a folder the operator names. Nothing outside that folder is ever read.</summary>
public sealed class IatiSchemas
{
    private static readonly string[] Files =
    [
        "iati-activities-schema.xsd",
        "iati-organisations-schema.xsd",
        "iati-registry-record-schema.xsd",
    ];
    private readonly Dictionary<string, XmlSchemaSet> sets = new(StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">The folder has no schema for activities.</exception>
    public IatiSchemas(string folder)
    {
        foreach (var file in Files)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path))
                continue;
            var set = new XmlSchemaSet { XmlResolver = new FolderResolver(folder) };
            using var stream = File.OpenRead(path);
            using var reader = XmlReader.Create(stream, Reading, new Uri(Path.GetFullPath(path)).AbsoluteUri);
            set.Add(null, reader);
            set.Compile();
            foreach (XmlSchemaElement element in set.GlobalElements.Values)
                sets.TryAdd(element.QualifiedName.Name, set);
        }
        if (!sets.ContainsKey("iati-activities"))
            throw new FileNotFoundException(
                "The folder of schemas has no iati-activities-schema.xsd.",
                folder
            );
    }

    private static XmlReaderSettings Reading =>
        new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>Has a reader of activity files check everything against the schemas.</summary>
    public void Check(XmlReaderSettings settings, ValidationEventHandler found) =>
        Check(settings, sets["iati-activities"], found);

    /// <summary>Whether a file as a whole is valid; null where there is no schema for its root.</summary>
    public bool? IsValid(Stream file)
    {
        var valid = true;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            if (Root(file) is not { } root || !sets.TryGetValue(root, out var set))
                return null;
            file.Position = 0;
            Check(settings, set, (_, _) => valid = false);
            using var xml = XmlReader.Create(file, settings);
            while (xml.Read())
                continue;
        }
        catch (XmlException)
        {
            return false;
        }
        return valid;
    }

    private static string? Root(Stream file)
    {
        using var xml = XmlReader.Create(
            file,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
        );
        return xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : null;
    }

    private static void Check(XmlReaderSettings settings, XmlSchemaSet set, ValidationEventHandler found)
    {
        settings.ValidationType = ValidationType.Schema;
        settings.Schemas = set;
        settings.ValidationFlags =
            XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.AllowXmlAttributes;
        settings.ValidationEventHandler += (sender, fault) =>
        {
            if (fault.Severity == XmlSeverityType.Error)
                found(sender, fault);
        };
    }

    /// <summary>Finds a schema's companions by their file name, in one folder.</summary>
    private sealed class FolderResolver(string folder) : XmlResolver
    {
        public override object? GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            var path = Path.Combine(folder, Path.GetFileName(absoluteUri.LocalPath));
            return File.Exists(path) ? File.OpenRead(path) : null;
        }
    }
}
