using System.Globalization;
using Confero.Landscape.Mechanisms;

namespace Confero.Tests.Landscape;

/// <summary>The mechanisms as a file hold what was read, and explain every column.</summary>
public sealed class MechanismTablesTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void Every_column_is_explained(string language)
    {
        var explained = MechanismTables.Dictionary(CultureInfo.GetCultureInfo(language));
        foreach (var table in MechanismTables.Of(AssistanceMechanisms.All, language))
        {
            table.Rows.ShouldNotBeEmpty();
            table.Rows.ShouldAllBe(row => row.Length == table.Columns.Count);
            foreach (var column in table.Columns)
                explained
                    .Single(x => x.Table == table.Name && x.Column == column)
                    .Meaning.ShouldNotStartWith("mechanisms.column");
        }
    }

    [Fact]
    public void What_was_only_remembered_is_left_out()
    {
        var facts = MechanismTables.Of(AssistanceMechanisms.All, "en").Single(x => x.Name == "facts").Rows;
        facts.Count.ShouldBe(AssistanceMechanisms.All.Sum(x => x.Facts.Count(f => f.Verified)));
        var read = AssistanceMechanisms
            .All.SelectMany(x => x.Facts.Where(f => f.Verified), (x, f) => (x.Id, f.In("en")))
            .ToList();
        facts.Select(x => (x[0], x[2])).ShouldBe(read);
        AssistanceMechanisms.All.SelectMany(x => x.Facts).ShouldContain(x => !x.Verified);
    }
}
