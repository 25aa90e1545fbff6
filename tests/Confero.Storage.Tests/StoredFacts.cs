using Confero.Disclosure;
using Confero.Process;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Storage.Tests;

/// <summary>What the database of a world holds, past every decision about who may see it.</summary>
internal static class StoredFacts
{
    public static Task<ConferoDb> Database(this TestWorld world) =>
        world.Get<IDbContextFactory<ConferoDb>>().CreateDbContextAsync();

    public static async Task<Request> Case(this TestWorld world, CaseStory story)
    {
        await using var db = await world.Database();
        return await db.Set<Request>().AsNoTracking().SingleAsync(x => x.Id == story.RequestId);
    }

    public static async Task<List<Consent>> Consents(this TestWorld world)
    {
        await using var db = await world.Database();
        return await db.Set<Consent>().AsNoTracking().ToListAsync();
    }

    public static DateOnly Today(this TestWorld world) =>
        DateOnly.FromDateTime(world.Clock.GetUtcNow().UtcDateTime);
}
