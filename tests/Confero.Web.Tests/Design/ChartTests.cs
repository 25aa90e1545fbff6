using System.Globalization;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Confero.Languages;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Html;

namespace Confero.Web.Tests.Design;

public sealed class ChartTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    [Fact]
    public void A_picture_says_its_title_and_has_the_same_figures_as_a_table()
    {
        var chart = Draw("en", Bars("Needs"));
        chart.QuerySelector("figcaption")!.TextContent.ShouldBe("Needs");
        chart.QuerySelector("[role=img]")!.GetAttribute("aria-label").ShouldBe("Needs");
        chart
            .QuerySelectorAll("tbody tr")
            .Select(x => x.Children.Select(c => c.TextContent))
            .ShouldBe([
                ["A", "1", "2"],
                ["B", "3", "4"],
            ]);
    }

    [Fact]
    public void Bars_begin_where_reading_begins()
    {
        var (ltr, rtl) = (FirstBar(Draw("en", Bars("x"))), FirstBar(Draw("ar", Bars("x"))));
        (rtl.X + rtl.Width).ShouldBe(800 - ltr.X, 0.2);
    }

    [Fact]
    public void Text_cannot_become_markup() =>
        Draw("en", Bars("<script>alert(1)</script>")).QuerySelectorAll("script").ShouldBeEmpty();

    [Fact]
    public void A_withheld_figure_is_not_drawn_as_nought()
    {
        var chart = Draw(
            "en",
            new HeatMap(
                "x",
                "Region",
                ["R"],
                ["K", "L"],
                [
                    [null, 0],
                ]
            )
        );
        chart.QuerySelectorAll("td").Select(x => x.TextContent).ShouldBe(["–", "0"]);
    }

    [Theory]
    [InlineData(0, 0, 500, 265)]
    [InlineData(0, 180, 999.9, 265)]
    [InlineData(51.5, 0, 500, 86.8)]
    [InlineData(75, -120, 285.1, 33.5)]
    public void The_earth_is_projected_as_the_land_was_drawn(
        double latitude,
        double longitude,
        double x,
        double y
    )
    {
        var place = EqualEarth.Project(latitude, longitude);
        place.X.ShouldBe(x, 1);
        place.Y.ShouldBe(y, 1);
    }

    private static BarChart Bars(string title) =>
        new(new Texts(), title, "Kind", ["One", "Two"], [new("A", [1, 2]), new("B", [3, 4])]);

    private static (double X, double Width) FirstBar(IElement chart)
    {
        var bar = chart.QuerySelector("rect.bar-a[height='13']")!;
        return (Number(bar, "x"), Number(bar, "width"));
    }

    private static double Number(IElement element, string name) =>
        double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);

    private static IElement Draw(string language, IHtmlContent chart)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var writer = new StringWriter();
        chart.WriteTo(writer, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }
}
