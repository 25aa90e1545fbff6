using Microsoft.VisualBasic.FileIO;

namespace Confero.Tests.Taxonomy;

/// <summary>A table of countries made by others, by alpha-3 code.</summary>
internal static class CountryTable
{
    /// <returns>Rows by the value of <paramref name="key"/>, each with its cells by column.</returns>
    public static Dictionary<string, Dictionary<string, string>> Read(string file, string key)
    {
        var path = Path.Combine(Repository.Shared("07-countries"), file);
        Assert.True(File.Exists(path), $"07-countries/{file} is missing beside the repository.");
        using var csv = new TextFieldParser(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var columns = csv.ReadFields()!;
        var rows = new Dictionary<string, Dictionary<string, string>>();
        while (csv.ReadFields() is { } cells)
        {
            var row = columns.Zip(cells).ToDictionary(x => x.First, x => x.Second);
            if (row[key].Length > 0)
                rows[row[key]] = row;
        }
        return rows;
    }
}
