using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Disclosure;
using Confero.Process;

namespace Confero.Requests.Permissions;

/// <summary>
/// Who may do what with a case, as rows that people can read and review: <c>data/permissions/table.json</c>. Nothing is
/// allowed but by a row, and a row that says never outweighs all others. The code decides by itself, in
/// <see cref="Decision"/> and <see cref="CaseAuthority"/>; tests hold it to every cell of the table.
/// </summary>
public sealed record PermissionTable
{
    /// <summary>What stands where a question does not go by a class or a card.</summary>
    public const string NoMatter = "-";

    /// <summary>What stands for the case as a whole.</summary>
    public const string WholeCase = "case";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly Lazy<PermissionTable> Built = new(() =>
        Read(
            Embedded.Text("permissions", "table.json"),
            ProcessDefinitionReader.Read(Embedded.Text("processes", "confero-standard.json")).Definition!
        )
    );

    /// <summary>The process whose states and acts the table goes by.</summary>
    public required string Process { get; init; }

    /// <summary>Which viewers can stand in which relation to a case.</summary>
    public required IReadOnlyList<PermissionPeople> People { get; init; }

    /// <summary>How far consents can have taken a case in each state.</summary>
    public required IReadOnlyList<PermissionStage> Stages { get; init; }

    /// <summary>Everything that is asked about.</summary>
    public required IReadOnlyList<PermissionAct> Acts { get; init; }
    public required IReadOnlyList<PermissionRule> Rules { get; init; }

    /// <summary>The table that is built in.</summary>
    public static PermissionTable Standard => Built.Value;

    public static IReadOnlyList<string> Sections { get; } =
    [.. Enum.GetValues<Section>().Select(JsonNames.Of)];

    public static IReadOnlyList<string> Classes { get; } = Enum.GetNames<DisclosureClass>();

    /// <summary>Every cell, always in the same order.</summary>
    public IEnumerable<PermissionCell> Cells() =>
        from people in People
        from viewer in people.Viewers
        from relation in people.Relations
        from stage in Stages
        from state in stage.States
        from reach in stage.Out
        from act in Acts
        from shown in act.By.Contains("card") ? ["no", "yes"] : (IEnumerable<string>)[NoMatter]
        from section in act.By.Contains("section") ? Sections : [WholeCase]
        from granted in act.By.Contains("class") ? Classes : [NoMatter]
        select new PermissionCell(viewer, relation, state, reach, granted, shown, act.Code, section);

    /// <summary>The answer to a cell with the row that gives it; no row means that nothing allows it.</summary>
    public (bool May, PermissionRule? Because) Answer(PermissionCell cell)
    {
        PermissionRule? allowing = null;
        foreach (var rule in Rules)
            if (rule.Covers(cell))
            {
                if (rule.Effect == PermissionEffect.Never)
                    return (false, rule);
                allowing ??= rule;
            }
        return (allowing is not null, allowing);
    }

    /// <summary>Writes every cell with its answer and the row behind it, as CSV.</summary>
    public void Write(TextWriter to)
    {
        to.WriteLine("viewer,relation,state,out,class,card,act,section,may,because");
        foreach (var cell in Cells())
        {
            var (may, because) = Answer(cell);
            to.WriteLine($"{cell},{(may ? "yes" : "no")},{because?.Code}");
        }
    }

    /// <summary>Reads a table and puts the acts of the process beside its own.</summary>
    /// <exception cref="JsonException">It says something twice, or something that no table says.</exception>
    public static PermissionTable Read(string text, ProcessDefinition process)
    {
        var table = JsonSerializer.Deserialize<PermissionTable>(text, Options)!;
        return table with
        {
            Acts = [.. table.Acts, .. process.Acts.Select(x => new PermissionAct(x.Code, [], x.Names))],
        };
    }
}

/// <summary>Viewers that can stand in these relations to a case.</summary>
public sealed record PermissionPeople(IReadOnlyList<string> Viewers, IReadOnlyList<string> Relations);

/// <summary>How far consents can have taken a case that is in one of these states.</summary>
public sealed record PermissionStage(IReadOnlyList<string> States, IReadOnlyList<string> Out);

/// <summary>Something that is asked about.</summary>
/// <param name="By">What it goes by besides viewer, relation, state and reach: <c>section</c>, <c>class</c>, <c>card</c>.</param>
public sealed record PermissionAct(
    string Code,
    IReadOnlyList<string> By,
    IReadOnlyDictionary<string, string> Names
);
