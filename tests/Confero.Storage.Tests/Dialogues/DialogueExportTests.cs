using System.Globalization;
using Confero.Dialogues;
using Confero.Exchange;
using Confero.Parties;
using Confero.Testing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Confero.Storage.Tests.Dialogues;

/// <summary>A dialogue as a file says what its reader may see, and no more.</summary>
public sealed class DialogueExportTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Only_the_chair_takes_along_what_is_hidden(Engine engine)
    {
        await using var world = await TestWorld.Create(engine);
        var dialogue = await DialogueWorld.Open(world);
        var a = DialogueWorld.Head("QXA");
        await dialogue.Do(new MakeStatement(dialogue.QuestionId, "Trainers.", "en"), a);
        var rude = await dialogue.Do(new MakeStatement(dialogue.QuestionId, "Rude words.", "en"), a);
        await dialogue.Do(new HideStatement(rude, "Not to the point."), DialogueWorld.Chair);

        var forDelegates = await FileFor(dialogue, DialogueWorld.Head("QXB"));
        var forChair = await FileFor(dialogue, DialogueWorld.Chair);

        forDelegates
            .Tables["contributions"]
            .Select(x => (x["text"], x["gone"]))
            .ShouldBe([("Trainers.", ""), ("", "hidden")], ignoreOrder: true);
        forChair.Tables["contributions"].Select(x => x["text"]).ShouldContain("Rude words.");
    }

    [Fact]
    public async Task A_poll_without_names_shows_nothing_while_it_is_open()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var dialogue = await DialogueWorld.Open(world);
        await dialogue.Do(
            new OpenPoll(dialogue.QuestionId, "Is it warm?", "en", Attributed: false),
            DialogueWorld.Chair
        );
        var poll = (await FileFor(dialogue, DialogueWorld.Chair)).Tables["polls"].ShouldHaveSingleItem();
        (poll["text"], poll["choice"], poll["parties"]).ShouldBe(("Is it warm?", "", ""));
    }

    [Fact]
    public async Task The_workbook_holds_the_same_tables_and_explains_every_column()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var dialogue = await DialogueWorld.Open(world);
        await dialogue.Do(
            new MakeStatement(dialogue.QuestionId, "=1+1 is no formula.", "en"),
            DialogueWorld.Head("QXA")
        );
        var view = (await dialogue.SeenBy(DialogueWorld.Chair))!;
        var tables = DialogueTables.Of(view, "ar", await Names(dialogue));
        var explained = DialogueTables.Dictionary(Arabic);
        using var file = new MemoryStream();
        ExportFile.Xlsx(tables, explained, file);

        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(x => x.Name!.Value!);
        sheets.ShouldBe([.. tables.Select(x => x.Name), "dictionary"]);
        workbook
            .WorkbookPart.WorksheetParts.SelectMany(x => x.Worksheet!.Descendants<CellFormula>())
            .ShouldBeEmpty();
        foreach (var table in tables)
        {
            table.Rows.ShouldAllBe(row => row.Length == table.Columns.Count);
            foreach (var column in table.Columns)
                explained
                    .Single(x => x.Table == table.Name && x.Column == column)
                    .Meaning.ShouldNotStartWith("dialogue.column");
        }
    }

    private static async Task<ExportFile> FileFor(DialogueWorld dialogue, string member) =>
        ExportFile.Of(
            DialogueTables.Of((await dialogue.SeenBy(member))!, "en", await Names(dialogue)),
            DialogueTables.Dictionary(English)
        );

    private static Task<IReadOnlyDictionary<string, string>> Names(DialogueWorld dialogue) =>
        dialogue.World.Get<PartyQueries>().Names("en");
}
