using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Confero.Process;

/// <summary>Where the parts of a JSON text stand in it.</summary>
internal sealed class JsonPlaces(string json)
{
    private readonly JToken root = Load(json);

    /// <summary>The line and column, from 1, of a path such as <c>$.acts[2].by</c>, or of the nearest part around it.</summary>
    public (int Line, int Column) Of(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
            if (root.SelectToken(at) is IJsonLineInfo found && found.HasLineInfo())
                return (found.LineNumber, found.LinePosition);
        return (1, 1);
    }

    private static JToken Load(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JToken.Load(reader);
    }
}
