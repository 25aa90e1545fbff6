using System.Text;
using System.Xml;

namespace Confero.Landscape.Activities.Iati;

/// <summary>One child of an activity with all below it, small and of limited size.</summary>
internal sealed class IatiNode
{
    private const int MostText = 20_000;
    private const int MostNodes = 2_000;
    private const string Xml = "http://www.w3.org/XML/1998/namespace";

    public required string Name { get; init; }
    public required int Line { get; init; }
    public Dictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);
    public List<IatiNode> Children { get; } = [];
    public string Text { get; private set; } = "";

    /// <summary>The language its text is said to be in.</summary>
    public string? Language { get; private set; }

    /// <summary>Whether something was left out because there was too much of it.</summary>
    public bool Cut { get; private set; }

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public IEnumerable<IatiNode> All(string name) => Children.Where(x => x.Name == name);

    public IatiNode? First(string name) => Children.Find(x => x.Name == name);

    /// <summary>Reads the element the reader stands on, and leaves it on its end. Foreign elements are passed over.</summary>
    public static IatiNode Read(XmlReader xml)
    {
        var left = MostNodes;
        return Read(xml, ref left);
    }

    /// <summary>The element without what is in it.</summary>
    public static IatiNode Head(XmlReader xml)
    {
        var node = new IatiNode { Name = xml.LocalName, Line = ((IXmlLineInfo)xml).LineNumber };
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.NamespaceURI.Length == 0)
                node.Attributes[xml.LocalName] = xml.Value.Trim();
            else if (xml is { NamespaceURI: Xml, LocalName: "lang" })
                node.Language = xml.Value.Trim();
        xml.MoveToElement();
        return node;
    }

    /// <summary>Reads on to the end of the element the reader stands on; what is passed over is still validated.</summary>
    public static void Pass(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            continue;
    }

    private static IatiNode Read(XmlReader xml, ref int left)
    {
        var node = Head(xml);
        left--;
        if (xml.IsEmptyElement)
            return node;
        var depth = xml.Depth;
        var text = new StringBuilder();
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.NamespaceURI.Length > 0:
                    Pass(xml);
                    break;
                case XmlNodeType.Element when left <= 0:
                    node.Cut = true;
                    Pass(xml);
                    break;
                case XmlNodeType.Element:
                    node.Children.Add(Read(xml, ref left));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    node.Cut |= Append(xml, text);
                    break;
            }
        node.Text = text.ToString().Trim();
        return node;
    }

    /// <summary>Takes a text piece by piece, so that a huge one never stands in memory; true where it was cut.</summary>
    private static bool Append(XmlReader xml, StringBuilder text)
    {
        if (!xml.CanReadValueChunk)
        {
            text.Append(xml.Value.AsSpan(0, Math.Min(xml.Value.Length, Math.Max(0, MostText - text.Length))));
            return text.Length >= MostText;
        }
        var piece = new char[1_024];
        while (xml.ReadValueChunk(piece, 0, piece.Length) is var read and > 0)
            text.Append(piece, 0, Math.Min(read, Math.Max(0, MostText - text.Length)));
        return text.Length >= MostText;
    }
}
