using Confero.Landscape.Activities.Iati;

namespace Confero.Tests.Landscape;

/// <summary>With the official schemas the verdicts are the official ones.</summary>
public sealed class SchemaVerdictTests
{
    [Fact]
    public void Verdicts_on_the_official_test_files_are_the_official_ones()
    {
        var folder = Repository.Shared("02-iati-tests");
        var schemas = new IatiSchemas(Path.Combine(Repository.Shared("01-iati-standard"), "schemas-2.03"));
        var wrong = new List<string>();
        var compared = 0;
        foreach (var (file, verdict) in Expected(folder))
        {
            compared++;
            using var stream = File.OpenRead(Path.Combine(folder, file));
            if (schemas.IsValid(stream) != (verdict == "valid"))
                wrong.Add(file);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} files, {wrong.Count} differ");
        compared.ShouldBeGreaterThan(400);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Real_files_get_the_verdict_of_the_official_validator_with_line_and_message()
    {
        var folder = Repository.Shared("03-iati-real");
        var schemas = new IatiSchemas(Path.Combine(Repository.Shared("01-iati-standard"), "schemas-2.03"));
        foreach (var (file, verdict) in Expected(folder))
        {
            var (records, _) = Reading.Iati(File.OpenRead(Path.Combine(folder, file)), schemas);
            var faults = records.SelectMany(x => x.Findings).Where(x => x.Code == "schema").ToList();
            (faults.Count == 0).ShouldBe(verdict == "valid", file);
            faults.ShouldAllBe(x => x.Line > 1 && x.Args[0].Length > 10);
        }
    }

    [Fact]
    public void A_folder_without_schemas_is_said_to_be_one() =>
        Should.Throw<FileNotFoundException>(() => new IatiSchemas(Path.GetTempPath()));

    private static IEnumerable<(string File, string Verdict)> Expected(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "EXPECTED.csv"));
        var column = lines[0].Split(',').IndexOf("xmllint_2.03_xsd");
        return from line in lines.Skip(1)
            let cells = line.Split(',')
            where cells[column] is "valid" or "invalid"
            select (cells[0], cells[column]);
    }
}
