using Confero.Identity;
using Confero.Matching.Pooling;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Matching;

/// <summary>What neighbouring States could meet together, with reasons, and the pools that were proposed; for the secretariat.</summary>
public sealed class CardsPoolsModel(PoolQueries pools, TimeProvider clock) : ConferoPage
{
    public IReadOnlyList<PoolSuggestion> Suggestions { get; private set; } = [];
    public IReadOnlyList<Pool> Pools { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The key of the text that says where a pool stands.</summary>
    public static string StateKey(Pool pool, DateTimeOffset now) =>
        pool.FormedAt is not null ? "pools.state.formed"
        : pool.TakenBackAt is not null ? "pools.state.taken-back"
        : PoolRules.EndsAt(pool.ProposedAt) <= now ? "pools.state.not-formed"
        : "pools.state.open";

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string[] needs, string? note)
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(new ProposePool(needs, note));
        return outcome.Done ? Redirect($"/matching/pools/{outcome.Id}") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        if (!Viewer.ReadsForSecretariat)
            return false;
        Suggestions = Viewer.Has(Roles.Broker) ? await pools.Suggestions(Viewer) : [];
        Pools = await pools.List(Viewer);
        return true;
    }
}
