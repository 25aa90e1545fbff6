using Confero.Disclosure;
using Confero.Requests.Permissions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Pages.Disclosure;

/// <summary>The permission table, for everybody: ask about one situation, see how far sections reach, read every row.</summary>
public sealed class PermissionsModel(Confero.Process.ProcessQueries processes) : ConferoPage
{
    private static readonly string[] Topics = ["reading", "cards", "writing", "steps"];

    private static readonly Lazy<int> Counted = new(() => PermissionTable.Standard.Cells().Count());

    public PermissionTable Table { get; } = PermissionTable.Standard;

    /// <summary>Who asks, as <c>role relation</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Card { get; set; }

    public int Cells => Counted.Value;

    /// <summary>Names of the states of the process.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> StateNames { get; private set; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>Everyone the table tells apart, as <c>role relation</c>.</summary>
    public IReadOnlyList<string> Everyone =>
        [.. Table.People.SelectMany(x => x.Viewers.SelectMany(v => x.Relations.Select(r => $"{v} {r}")))];

    /// <summary>Every state with how far it can have been let out, as <c>state reach</c>.</summary>
    public IReadOnlyList<string> Situations =>
        [.. Table.Stages.SelectMany(x => x.States.SelectMany(s => x.Out.Select(o => $"{s} {o}")))];

    public async Task OnGet()
    {
        var process = (await processes.Find(Viewer, Table.Process))!;
        StateNames = process.States.ToDictionary(x => x.Code, x => x.Names);
        Who = Everyone.FirstOrDefault(x => x == Who) ?? "reader named";
        State = Situations.FirstOrDefault(x => x == State) ?? "circulated circulated";
        Class = PermissionTable.Classes.FirstOrDefault(x => x == Class) ?? "C";
        Card = Card == "yes" ? "yes" : "no";
    }

    /// <summary>The answers to everything that can be asked in the chosen situation.</summary>
    public IEnumerable<(PermissionCell Cell, bool May, PermissionRule? Because)> Asked()
    {
        var (who, state) = (Who!.Split(' '), State!.Split(' '));
        return Table
            .Acts.SelectMany(act =>
                (act.By.Contains("section") ? PermissionTable.Sections : [PermissionTable.WholeCase]).Select(
                    section => new PermissionCell(
                        who[0],
                        who[1],
                        state[0],
                        state[1],
                        act.By.Contains("class") ? Class! : PermissionTable.NoMatter,
                        act.By.Contains("card") ? Card! : PermissionTable.NoMatter,
                        act.Code,
                        section
                    )
                )
            )
            .Select(x =>
            {
                var (may, because) = Table.Answer(x);
                return (x, may, because);
            });
    }

    /// <summary>The narrowest class at which somebody reads a section of a circulated case; null for never.</summary>
    public string? Reach(string who, string section)
    {
        var (viewer, relation) = (who.Split(' ')[0], who.Split(' ')[1]);
        return PermissionTable.Classes.FirstOrDefault(x =>
            Table
                .Answer(
                    new(
                        viewer,
                        relation,
                        "circulated",
                        "circulated",
                        x,
                        PermissionTable.NoMatter,
                        "read",
                        section
                    )
                )
                .May
        );
    }

    /// <summary>Those whom the picture shows: one of each kind that reads alike.</summary>
    public static IReadOnlyList<string> Shown { get; } =
    ["reader owner", "broker none", "reader introduced", "reader named", "reader none", "public none"];

    public static IReadOnlyList<string> AllTopics => Topics;

    /// <summary>The rows of a topic.</summary>
    public IEnumerable<PermissionRule> Rows(string topic) => Table.Rules.Where(x => TopicOf(x) == topic);

    public List<SelectListItem> ClassChoices() =>
        PermissionTable.Classes.Select(x => new SelectListItem($"{x} · {T[$"class.{x}"]}", x)).ToList();

    private static string TopicOf(PermissionRule rule) =>
        rule.Acts.Count == 0 || rule.Acts.Contains("read") || rule.Acts.Contains("know") ? "reading"
        : rule.Acts.Contains("card") || rule.Acts.Contains("interest") ? "cards"
        : rule.Acts.Contains("write") || rule.Acts.Contains("let-out") || rule.Acts.Contains("show-card")
            ? "writing"
        : "steps";
}
