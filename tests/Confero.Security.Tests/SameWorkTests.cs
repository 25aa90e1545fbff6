using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confero.Security.Tests;

/// <summary>
/// What makes hidden and absent things take the same time: for an id that a viewer may not know the database is asked
/// exactly what it is asked for one that does not exist, on every route. How long that takes is measured in <c>bench</c>.
/// </summary>
public sealed class SameWorkTests
{
    /// <summary>Things of every kind that are tried; more of a kind would be asked about in the same words.</summary>
    private const int OfEachKind = 2;

    private static readonly Dictionary<Engine, string[]> Viewers = new()
    {
        [Engine.Sqlite] = ["MEM-DEMO-SALIM", "MEM-DEMO-CAMILLE"],
        [Engine.Postgres] = ["MEM-DEMO-SIGRID"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Hidden_is_asked_for_as_what_is_not_there(Engine engine)
    {
        var asked = new Asked();
        await using var world = await WebWorld.Create(engine, commands: asked);
        await world.Settle();
        var ids = await Ids(world);
        var routes = world
            .Routes.Where(x => RouteCases.Takes(x, "GET"))
            .Select(RouteCases.PathOf)
            .Where(x => x.Contains("{id}", StringComparison.Ordinal) && !RouteCases.IsFile(x))
            .Distinct()
            .ToList();
        var (pairs, faults) = (0, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var viewer in Viewers[engine])
        {
            var client = await world.Client(viewer);
            var (known, told) = (new HashSet<string>(), new List<(string Id, string Fault)>());
            foreach (var route in routes)
            {
                var usual = "";
                foreach (var kind in ids)
                foreach (var id in kind)
                {
                    var hidden = await Ask(client, RouteCases.Fill(route, id));
                    if (!hidden.StartsWith("404", StringComparison.Ordinal))
                    {
                        known.Add(id);
                        continue;
                    }
                    pairs++;
                    if (hidden == usual)
                        continue;
                    usual = await Ask(client, RouteCases.Fill(route, $"{kind.Key}-0000-0000-00"));
                    if (hidden != usual)
                        hidden = await Ask(client, RouteCases.Fill(route, id));
                    if (hidden != usual)
                        told.Add((id, $"{route} with {kind.Key}: {TwoWorldTests.Difference(usual, hidden)}"));
                }
            }
            // Of what a viewer may know, a page that is not for them may take its time.
            faults.UnionWith(told.Where(x => !known.Contains(x.Id)).Select(x => $"{x.Fault} ({viewer})"));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs on {engine}");
        faults.ShouldBeEmpty();
        pairs.ShouldBeGreaterThan(5_000);

        async Task<string> Ask(HttpClient client, string address)
        {
            asked.Commands.Clear();
            using var answer = await client.GetAsync(address, Cancel);
            return $"{(int)answer.StatusCode}\n{string.Join('\n', asked.Commands)}";
        }
    }

    /// <summary>Ids of what is stored, by the letters that say what kind of thing it is.</summary>
    private static async Task<List<IGrouping<string, string>>> Ids(WebWorld world)
    {
        var all = new List<string>();
        await world.Read(async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            foreach (
                var type in db
                    .Model.GetEntityTypes()
                    .Where(x => x.GetTableName() is not null && !x.IsMappedToJson())
            )
            {
                if (
                    type.FindPrimaryKey()?.Properties is not [{ ClrType: var key } property]
                    || key != typeof(string)
                )
                    continue;
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText =
                    $"SELECT \"{property.GetColumnName()}\" FROM \"{type.GetTableName()}\" ORDER BY 1";
                await using var reader = await command.ExecuteReaderAsync(Cancel);
                while (await reader.ReadAsync(Cancel))
                    all.Add(reader.GetString(0));
            }
            return 0;
        });
        return
        [
            .. all.Where(x => x.Length == 16 && x[3] == '-')
                .GroupBy(x => x[..3])
                .SelectMany(x => x.Take(OfEachKind))
                .GroupBy(x => x[..3]),
        ];
    }

    /// <summary>The words of every command since it was last cleared.</summary>
    private sealed class Asked : DbCommandInterceptor
    {
        public ConcurrentQueue<string> Commands { get; } = [];

        /// <summary>Jobs are looked for in the background, at any moment.</summary>
        private void Note(DbCommand command)
        {
            if (!command.CommandText.Contains("\"Jobs\"", StringComparison.Ordinal))
                Commands.Enqueue(command.CommandText);
        }

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            Note(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Note(command);
            return new(result);
        }
    }
}
