using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Bench.Timing;

/// <summary>A route that takes an id, and the table whose things it gives.</summary>
internal sealed record Route(string Path, string Table)
{
    public static readonly IReadOnlyList<Route> All =
    [
        new("/api/v1/requests/{id}", "Requests"),
        new("/api/v1/requests/{id}/deadlines", "Requests"),
        new("/api/v1/requests/{id}/signatures", "Requests"),
        new("/api/v1/requests/{id}/visits", "Requests"),
        new("/api/v1/packages/{id}", "Packages"),
        new("/api/v1/contributions/{id}", "Contributions"),
        new("/api/v1/offers/{id}", "Offers"),
        new("/api/v1/experts/{id}", "Experts"),
        new("/api/v1/consents/{id}", "Consents"),
        new("/api/v1/assessments/{id}", "Assessments"),
        new("/api/v1/dialogues/{id}", "DialogueSeries"),
        new("/api/v1/matching/plans/{id}", "Plans"),
        new("/requests/{id}", "Requests"),
        new("/packages/{id}", "Packages"),
        new("/offers/{id}", "Offers"),
        new("/assessments/{id}", "Assessments"),
    ];

    public string Of(string id) => Path.Replace("{id}", id, StringComparison.Ordinal);

    /// <summary>The route of the thing itself: what is not there is hidden as a whole, not only on this route.</summary>
    private Route Thing => All.First(x => x.Table == Table);

    /// <summary>Ids of things that are there and that the client is told do not exist.</summary>
    public async Task<IReadOnlyList<string>> Hidden(WebWorld world, HttpClient client)
    {
        var hidden = new List<string>();
        foreach (var id in await Ids(world))
        {
            using var answer = await client.GetAsync(Thing.Of(id));
            if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                hidden.Add(id);
        }
        return hidden;
    }

    private Task<List<string>> Ids(WebWorld world) =>
        world.Read(async db =>
        {
            var ids = new List<string>();
            var type = db.Model.GetEntityTypes().Single(x => x.GetTableName() == Table);
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT \"Id\" FROM \"{type.GetTableName()}\" ORDER BY 1"
            );
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                ids.Add(reader.GetString(0));
            return ids;
        });
}
