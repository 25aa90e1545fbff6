using System.Text.Json;
using System.Text.Json.Serialization;

namespace Confero.Bench.Report;

/// <summary>Writes results twice: as JSON for machines and as a table for readers.</summary>
internal sealed class ResultFiles(DirectoryInfo folder, string name)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    private readonly string _stem = Path.Combine(
        folder.FullName,
        string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}-{name}")
    );

    /// <summary>Writes both files, over earlier ones of the same day and name.</summary>
    public void Write<T>(Machine machine, IReadOnlyList<T> results, string readable)
    {
        folder.Create();
        File.WriteAllText(_stem + ".json", JsonSerializer.Serialize(new { machine, results }, Json) + "\n");
        File.WriteAllText(_stem + ".md", readable);
    }

    /// <summary>The files' name without folder and ending.</summary>
    public string Name => Path.GetFileName(_stem);
}
