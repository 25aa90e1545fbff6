using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Matching.Pooling;

/// <summary>
/// The secretariat proposes to several neighbouring States, each alone, to meet the same need together. None is told who
/// the others are, nor how many.
/// </summary>
/// <param name="NeedIds">One line of each State.</param>
/// <param name="Note">A word to each of them; the same for all.</param>
public sealed record ProposePool(IReadOnlyList<string> NeedIds, string? Note = null) : Act
{
    private const int MostNote = 2_000;

    public override string Code => "pool.propose";
    public override Roles AllowedTo => Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotFound;
        if (Note?.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        var needs = await PoolableNeeds.Read(
            scope.Db,
            scope.Taxonomies,
            scope.Today,
            scope.Now,
            NeedIds.ToHashSet()
        );
        if (needs.Count != NeedIds.Distinct().Count())
            return Refusal.Rule("pool.need-not-open");
        if (needs.Count == 0 || PoolFinder.Together(needs) is not { } found)
            return Refusal.Rule("pool.does-not-fit", $"{PoolRules.FewestStates}", $"{PoolRules.FewestDays}");
        var pool = new Pool
        {
            Id = Ids.Pool(),
            Kind = found.Kind,
            Item = found.Item,
            Stage = found.Stage,
            Neighbourhood = found.Neighbourhood,
            From = found.From,
            To = found.To,
            Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
            ProposedAt = scope.Now,
        };
        pool.Parts.AddRange(needs.Select(x => Part(pool, x)));
        scope.Db.Add(pool);
        scope.Db.Add(PoolBeat.Job(pool));
        foreach (var part in pool.Parts)
            await scope.Notify(
                part.PartyId,
                Roles.Drafter | Roles.Authoriser,
                "notice.pool-proposed",
                part.Id
            );
        return Outcome.Of(pool.Id);
    }

    private static PoolPart Part(Pool pool, PoolNeed need) =>
        new()
        {
            Id = Ids.PoolPart(),
            PoolId = pool.Id,
            PartyId = need.PartyId,
            RequestId = need.RequestId,
            NeedId = need.NeedId,
        };
}
