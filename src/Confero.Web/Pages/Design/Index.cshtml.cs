using Confero.Process;
using Confero.Web.Components.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Design;

/// <summary>Every component with invented content, to look at while building; there only in development and demonstration.</summary>
public sealed class DesignModel(
    Settings settings,
    IHostEnvironment environment,
    ProcessQueries processes,
    TimeProvider clock
) : ConferoPage
{
    private static readonly int?[][] Gaps =
    [
        [0, 2, 5, 1, 9],
        [3, null, 1, 0, 4],
        [1, 1, 12, 6, 2],
        [0, 0, 2, 7, 3],
    ];
    public ProcessDiagram Diagram { get; private set; } = new([], []);
    public DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGet()
    {
        if (!settings.Demonstration && !environment.IsDevelopment())
            return NotFound();
        var standard = (await processes.Current()).First(x => x.Code == "confero-standard");
        Diagram = ProcessDiagram.Of(standard, Languages.Language.Of(CultureInfo.CurrentUICulture).Tag);
        Refuse(Refusal.Missing("wrong"), Refusal.Rule("request.needs-a-line"));
        return Page();
    }

    public IReadOnlyList<string> Kinds =>
        [
            .. new[] { "normative", "institutional", "technical", "material", "financial" }.Select(x =>
                T[$"design.kind.{x}"]
            ),
        ];

    public IReadOnlyList<string> Regions =>
        [.. new[] { "north", "east", "south", "west" }.Select(x => T[$"design.region.{x}"])];

    public IReadOnlyList<IReadOnlyList<int?>> Matrix => Gaps;

    public IReadOnlyList<SelectListItem> Options => [.. Kinds.Select(x => new SelectListItem(x, x))];

    public IReadOnlyList<Bar> Bars =>
        [.. Kinds.Select((x, i) => new Bar(x, [9 + (3 * i), 4 + (2 * i), 1 + i]))];

    public IReadOnlyList<Stretch> Stretches =>
        [
            new(T["design.part.training"], Today.AddDays(-40), Today.AddDays(20)),
            new(T["design.part.doors"], Today.AddDays(-5), Today.AddDays(90), 1),
            new(T["design.part.advice"], Today.AddDays(60), Today.AddDays(190), 2),
        ];

    public IReadOnlyList<Place> Places =>
        [
            new(T["design.region.north"], 60, 15, 4),
            new(T["design.region.east"], 15, 105, 11),
            new(T["design.region.south"], -25, 24, 7),
            new(T["design.region.west"], 5, -60, 2),
        ];

    public IReadOnlyList<PackageEnd> Needs =>
        [
            new("1", T["design.part.training"]),
            new("2", T["design.part.doors"]),
            new("3", T["design.part.advice"], Met: false),
        ];

    public IReadOnlyList<PackageEnd> Providers =>
        [new("a", T["design.provider.fund"]), new("b", T["design.provider.team"])];

    public IReadOnlyList<PackageLink> Links =>
        [
            new("1", "b", 1, T["design.given.team"]),
            new("2", "a", 0.6, T["design.given.money"]),
            new("1", "a", 0.2, T["design.given.money"]),
        ];
}
