using System.Diagnostics;
using System.Security.Cryptography;
using Confero.Bench.Report;
using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Bench.Iati;

/// <summary>How long it took to take an IATI file into a fresh embedded database, and how much memory.</summary>
/// <param name="Megabytes">Size of the file.</param>
/// <param name="Activities">How many it has.</param>
/// <param name="GivingSeconds">Handing it over, as an upload does.</param>
/// <param name="ReadingSeconds">The job that reads it.</param>
/// <param name="AgainSeconds">Both, for the same file a second time.</param>
/// <param name="MemoryMegabytes">The most memory of the process until the end.</param>
/// <param name="Added">Activities taken in the first time.</param>
/// <param name="Unchanged">Activities found unchanged the second time.</param>
internal sealed record IatiStep(
    double Megabytes,
    int Activities,
    double GivingSeconds,
    double ReadingSeconds,
    double AgainSeconds,
    double MemoryMegabytes,
    int Added,
    int Unchanged
)
{
    /// <summary>Measures one file in this process.</summary>
    public static async Task<IatiStep> Measure(string path, int activities)
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var broker = await world.AddMember(Party.Secretariat, Roles.Broker);
        var source = await world.Do(
            new SaveSource(null, "Bench", SourceForm.Iati, "CC BY 4.0", "https://example.org"),
            broker
        );
        var first = await Take(world, broker, source.Id!, path);
        var second = await Take(world, broker, source.Id!, path);
        return new IatiStep(
            new FileInfo(path).Length / 1048576.0,
            activities,
            first.Giving,
            first.Reading,
            second.Giving + second.Reading,
            PeakMemory.Megabytes(),
            first.Import.Added,
            second.Import.Unchanged
        );
    }

    private static async Task<(double Giving, double Reading, ActivityImport Import)> Take(
        TestWorld world,
        string broker,
        string source,
        string path
    )
    {
        var clock = Stopwatch.StartNew();
        await using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        var given = await world.Do(
            new ImportActivities(source, Path.GetFileName(path), hash) { Content = file },
            broker
        );
        var giving = clock.Elapsed.TotalSeconds;
        await world.RunJobs();
        var import = await world.Get<ImportQueries>().Import(await world.Viewer(broker), given.Id!);
        return (giving, clock.Elapsed.TotalSeconds - giving, import!.Import);
    }
}
