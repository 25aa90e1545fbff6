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
        var remembered = AssistanceMechanisms.All.SelectMany(x => x.Facts).Where(x => !x.Verified).ToList();
        remembered.ShouldNotBeEmpty();
        facts.Select(x => x[2]).ShouldNotContain(x => remembered.Exists(f => f.In("en") == x));
    }
}
