using Confero.Landscape.Activities;

namespace Confero.Tests.Landscape;

/// <summary>What is right in a file is kept, and what is wrong is named with its place.</summary>
public sealed class IatiReaderTests
{
    [Fact]
    public void An_activity_is_read_whole()
    {
        var draft = Only(
            Reading.Activity(
                "XX-1-A",
                """
                <participating-org role="1"><narrative>Giver</narrative></participating-org>
                <activity-date type="1" iso-date="2019-12-01"/>
                <activity-date type="2" iso-date="2020-01-15"/>
                <sector code="15240" percentage="60"/>
                <transaction><transaction-type code="3"/><transaction-date iso-date="2020-02-01"/>
                  <value value-date="2020-02-01">1250.505</value></transaction>
                <related-activity type="1" ref="XX-1"/>
                """
            )
        ).Draft!;

        draft.Identifier.ShouldBe("XX-1-A");
        draft.Titles.ShouldHaveSingleItem().ShouldBe(new("en", "Safer ammunition depots"));
        draft.From.ShouldBe(new DateOnly(2020, 1, 15));
        draft.Places.ShouldHaveSingleItem().Code.ShouldBe("MWI");
        draft.Parties.ShouldHaveSingleItem().ShouldBe(new(ActivityRole.Funding, "Giver"));
        draft
            .Flows.ShouldHaveSingleItem()
            .ShouldBe(new(FlowKind.Disbursement, new DateOnly(2020, 2, 1), 1250.505m, "EUR"));
        draft.Links.ShouldHaveSingleItem().ShouldBe(new("XX-1", "XX-1-A", false));
    }

    [Fact]
    public void An_identifier_with_spaces_around_it_is_the_one_without() =>
        Only(Reading.Activity("  XX-1-A \n"))
            .Draft!.Hash()
            .ShouldBe(Only(Reading.Activity("XX-1-A")).Draft!.Hash());

    [Fact]
    public void A_defect_is_named_with_line_and_element_and_the_rest_is_kept()
    {
        var record = Only(
            Reading.Activity(
                "XX-1-A",
                """
                <transaction><transaction-type code="2"/><transaction-date iso-date="2020-02-30"/><value value-date="2020-03-01">10</value></transaction>
                <transaction><transaction-type code="2"/><transaction-date iso-date="2020-03-01"/>
                  <value>-5e-10</value></transaction>
                <transaction><transaction-type code="77"/><value>1</value></transaction>
                <location><point><pos>200 10</pos></point></location>
                """
            )
        );

        record.Draft!.Flows.ShouldHaveSingleItem().On.ShouldBe(new DateOnly(2020, 3, 1));
        record
            .Findings.Select(x => (x.Line, x.Place, x.Code))
            .ShouldBe([
                (7, "transaction[1]/transaction-date/@iso-date", "not-a-day"),
                (9, "transaction[2]/value", "not-a-number"),
                (10, "transaction[3]/transaction-type/@code", "unknown-code"),
                (11, "location/point/pos", "not-a-point"),
            ]);
    }

    [Fact]
    public void A_record_without_a_country_is_refused_with_its_name_and_the_next_is_taken()
    {
        var (records, fault) = Reading.Iati(
            Reading.File(Reading.Activity("XX-1-A", country: "") + Reading.Activity("XX-1-B"))
        );

        fault.ShouldBeNull();
        records[0].Rejected.ShouldBeTrue();
        records[0].Key.ShouldBe("XX-1-A");
        records[0].Title.ShouldBe("Safer ammunition depots");
        records[0].Findings.ShouldContain(x => x.Code == "no-country");
        records[1].Draft!.Identifier.ShouldBe("XX-1-B");
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "b">]><iati-activities version="2.03"/>""", "dtd")]
    [InlineData("""<iati-activities version="1.05"/>""", "version-1")]
    [InlineData("""<iati-activities version="3.00"/>""", "version-unknown")]
    [InlineData("""<iati-organisations version="2.03"/>""", "organisation-file")]
    [InlineData("<html/>", "not-activities")]
    [InlineData("no xml", "not-well-formed")]
    [InlineData("", "not-well-formed")]
    public void What_is_no_such_file_is_refused_with_the_reason(string xml, string code) =>
        Reading.Iati(xml).Fault!.Code.ShouldBe(code);

    [Fact]
    public void What_comes_before_a_broken_place_is_kept()
    {
        var (records, fault) = Reading.Iati(
            $"<iati-activities version=\"2.03\">\n{Reading.Activity("XX-1-A")}\n<iati-activity></oops>"
        );

        records.ShouldHaveSingleItem().Draft!.Identifier.ShouldBe("XX-1-A");
        fault!.Code.ShouldBe("not-well-formed");
        fault.Line.ShouldBe(10);
    }

    [Fact]
    public void A_tag_of_many_megabytes_is_refused() =>
        Reading
            .Iati(Reading.File($"<iati-activity a=\"{new string('x', 3 << 20)}\"/>"))
            .Fault!.Code.ShouldBe("markup-too-long");

    [Fact]
    public void The_attack_files_are_refused_and_nothing_is_read_for_them()
    {
        var folder = Repository.Shared(Path.Combine("09-robustness", "xml-attacks-defusedxml"));
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml"))
        {
            var (records, fault) = Reading.Iati(File.OpenRead(file));
            records.ShouldBeEmpty();
            fault.ShouldNotBeNull(Path.GetFileName(file));
        }
    }

    private static ReadRecord Only(string activity) =>
        Reading.Iati(Reading.File(activity)).Records.ShouldHaveSingleItem();
}
