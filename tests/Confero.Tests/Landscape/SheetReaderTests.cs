using System.Text;
using Confero.Landscape.Activities;
using Confero.Landscape.Activities.Sheets;
using Confero.Taxonomy;

namespace Confero.Tests.Landscape;

/// <summary>Spreadsheets as people send them.</summary>
public sealed class SheetReaderTests
{
    [Theory]
    [InlineData("Project title,Country,Start date,End date,Donor,Amount,Currency")]
    [InlineData("Intitulé,Pays,Date de début,Date de fin,Bailleur,Montant,Devise")]
    [InlineData("Título,País,Fecha de inicio,Fecha de fin,Donante,Importe,Moneda")]
    [InlineData("العنوان,البلد,تاريخ البدء,تاريخ الانتهاء,المانح,المبلغ,العملة")]
    [InlineData("Название,Страна,Дата начала,Дата окончания,Донор,Сумма,Валюта")]
    [InlineData("标题,国家,开始日期,结束日期,捐助方,金额,货币")]
    public void Columns_are_understood_in_six_languages(string heads)
    {
        var draft = Only($"{heads}\nSafe depots,Malawi,2020-01-15,2021-06-30,A giver,1200.50,EUR\n").Draft!;

        draft.Titles.Values.ShouldHaveSingleItem().ShouldBe("Safe depots");
        draft.Places.ShouldHaveSingleItem().Code.ShouldBe("MWI");
        (draft.From, draft.To).ShouldBe((new DateOnly(2020, 1, 15), new DateOnly(2021, 6, 30)));
        draft.Parties.ShouldHaveSingleItem().ShouldBe(new(ActivityRole.Funding, "A giver"));
        draft
            .Flows.ShouldHaveSingleItem()
            .ShouldBe(new(FlowKind.Commitment, new DateOnly(2020, 1, 15), 1200.50m, "EUR", "A giver"));
    }

    [Fact]
    public void Titles_above_semicolons_and_grouped_heads_are_no_hindrance()
    {
        var draft = Only(
            "Survey of projects 2024;;;;\n;;;;\nWhat;;Where;Money;\nTitle;Description;Country;Amount;Currency\nSafe depots;Fences;Malawi;1.234,50;EUR\n"
        ).Draft!;

        draft.Titles.Values.ShouldHaveSingleItem().ShouldBe("Safe depots");
        draft.Flows.ShouldHaveSingleItem().Value.ShouldBe(1234.50m);
    }

    [Fact]
    public void Tags_say_what_heads_do_not()
    {
        var record = Only("A,B,C\n#activity,#country+code,#org+funder\nSafe depots,MWI,Giver\n");

        record.Draft!.Titles.Values.ShouldHaveSingleItem().ShouldBe("Safe depots");
        record.Draft.Parties.ShouldHaveSingleItem().Role.ShouldBe(ActivityRole.Funding);
    }

    [Fact]
    public void Every_wrong_cell_is_named_and_the_row_is_kept()
    {
        var record = Only(
            "Title,Country,Start date,Amount,Currency\nSafe depots,Malawi; Atlantis,tomorrow,much,EUR\n"
        );

        record.Draft!.Places.ShouldHaveSingleItem().Code.ShouldBe("MWI");
        record
            .Findings.Select(x => (x.Place, x.Code))
            .ShouldBe(
                [("B2", "unknown-country"), ("D2", "not-a-number"), ("C2", "not-a-day")],
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_row_without_a_country_is_refused_with_its_cell()
    {
        var record = Only("Title,Country\nSafe depots,\n");

        record.Rejected.ShouldBeTrue();
        record
            .Findings.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Place.ShouldBe("B2"), x => x.Code.ShouldBe("no-country"));
    }

    [Fact]
    public void A_kept_mapping_holds_and_a_column_that_is_gone_is_said()
    {
        var mapping = new SheetMapping
        {
            Columns = [new("X", SheetField.Title), new("Y", SheetField.Country)],
            Language = "fr",
        };

        Read("X,Y\nDépôts sûrs,Malawi\n,\n", mapping).Fault!.Code.ShouldBe("no-heads");
        Read("X,Y,Title,Country\nDépôts sûrs,Malawi,no,Chad\n", mapping)
            .Records[0]
            .Draft!.Titles.ShouldHaveSingleItem()
            .ShouldBe(new("fr", "Dépôts sûrs"));
        Read("X,Z,Title,Country\na,b,c,Chad\n", mapping)
            .Fault!.ShouldSatisfyAllConditions(
                x => x.Code.ShouldBe("column-gone"),
                x => x.Args[0].ShouldBe("Y")
            );
    }

    [Fact]
    public void The_same_row_is_the_same_activity() =>
        Only("Title,Country\nSafe depots,Malawi\n")
            .Draft!.Identifier.ShouldBe(Only("Title,Country\nSafe depots , Malawi\n").Draft!.Identifier);

    [Fact]
    public void Real_files_in_other_encodings_and_with_tags_are_read()
    {
        var folder = Repository.Shared("04-hxl");
        foreach (var file in new[] { "input-valid-latin1.csv", "input-valid.ssv", "input-valid.xlsx" })
        {
            using var stream = File.OpenRead(Path.Combine(folder, "libhxl-test_io", file));
            var layout = SheetLayout.Find(SheetTable.Read(stream)!.Single())!;
            layout.Tagged.ShouldBeTrue(file);
            var place = layout
                .Headers.ToList()
                .FindIndex(x => x.EndsWith("Dónde? – País", StringComparison.Ordinal));
            place.ShouldBeGreaterThan(-1, file);
            layout.Fields[place].ShouldBe(SheetField.Country);
        }
        var (records, fault) = Read(
            File.OpenRead(Path.Combine(folder, "showcase", "rowca-3w-hxl.csv")),
            null
        );
        fault.ShouldBeNull();
        records.Count(x => x.Draft is not null).ShouldBeGreaterThan(200);
        records.ShouldAllBe(x => x.Draft == null || x.Draft.Places.Count > 0);
    }

    [Fact]
    public void Hostile_workbooks_are_refused_or_read_and_never_a_fault()
    {
        var folder = Repository.Shared("09-robustness");
        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Where(x =>
                    x.EndsWith(".xlsx", StringComparison.Ordinal)
                    || x.EndsWith(".csv", StringComparison.Ordinal)
                )
        )
            Should.NotThrow(() => Read(File.OpenRead(file), null), file);
    }

    private static ReadRecord Only(string text) => Read(text, null).Records.ShouldHaveSingleItem();

    private static (IReadOnlyList<ReadRecord> Records, Finding? Fault) Read(
        string text,
        SheetMapping? mapping
    ) => Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), mapping);

    private static (IReadOnlyList<ReadRecord> Records, Finding? Fault) Read(
        Stream file,
        SheetMapping? mapping
    )
    {
        var source = new ActivitySource
        {
            Id = "SRC-1",
            Name = "Sheet",
            Form = SourceForm.Sheet,
            Mapping = mapping,
        };
        using var reader = new SheetReader(file, source, Reading.Countries, Taxonomies.Load());
        var records = new List<ReadRecord>();
        while (reader.Next() is { } record)
            records.Add(record);
        return (records, reader.Fault);
    }
}
