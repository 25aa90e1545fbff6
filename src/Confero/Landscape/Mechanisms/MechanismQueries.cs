using Confero.Disclosure;
using Confero.Parties;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Taxonomy;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Mechanisms;

/// <summary>Reads the mechanisms, compares them, and answers where to turn.</summary>
public sealed class MechanismQueries(
    IDbContextFactory<ConferoDb> databases,
    TaxonomyStore taxonomies,
    ProcessQueries processes
)
{
    /// <summary>Prefix of the ids under which Confero's own processes can be compared.</summary>
    public const string Own = "confero:";

    /// <summary>Everything that can be compared: the mechanisms, and each process definition of Confero in its newest version.</summary>
    public async Task<IReadOnlyList<Compared>> All() =>
        [
            .. (await processes.Current()).Select(x => new Compared(
                $"{Own}{x.Code}",
                x.Names,
                ConferoFunctions.Of(x).ToDictionary(f => f.Function, f => f.Answer),
                null,
                x
            )),
            .. AssistanceMechanisms.All.Select(x => new Compared(
                x.Id,
                x.Name,
                AssistanceMechanisms.Functions.ToDictionary(f => f, x.Answer),
                x,
                null
            )),
        ];

    /// <summary>Where a need should turn.</summary>
    public async Task<IReadOnlyList<TurnAnswer>> Ask(TurnQuestion question)
    {
        await using var db = await databases.CreateDbContextAsync();
        var terms = await taxonomies.Current(db);
        return WhereToTurn.Ask(question, terms.RegionAndAbove(question.Region), AssistanceMechanisms.All);
    }

    /// <summary>The question one of the viewer's own need lines puts; null when it is none of theirs.</summary>
    public async Task<TurnQuestion?> OfNeed(Viewer viewer, string needId)
    {
        if (!viewer.IsRegisteredParty)
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var need = await db.Set<Need>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x =>
                x.Id == needId
                && db.Set<Request>().Any(r => r.Id == x.RequestId && r.PartyId == viewer.PartyId)
            );
        if (need is null)
            return null;
        var state = await db.Set<Party>().AsNoTracking().SingleAsync(x => x.Id == viewer.PartyId);
        var digits = need.Currency is null
            ? 2
            : (await taxonomies.Current(db)).Find("currencies", need.Currency)?.MinorUnits ?? 2;
        return new TurnQuestion(
            need.Kind,
            need.Stage,
            state.Region,
            need.Urgency >= 4,
            need.Budget / (long)Math.Pow(10, digits),
            need.Currency,
            need is { From: { } from, To: { } to }
                ? (int)Math.Ceiling((to.DayNumber - from.DayNumber) / 30.4)
                : null
        );
    }
}

/// <summary>Something that can be compared function by function.</summary>
public sealed record Compared(
    string Id,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyDictionary<string, FunctionAnswer> Answers,
    AssistanceMechanism? Mechanism,
    ProcessDefinition? Process
)
{
    public string Name(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];
}
