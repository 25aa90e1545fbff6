using System.Security.Cryptography;
using System.Text;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Parties;
using Confero.Testing;

namespace Confero.Storage.Tests.Landscape;

/// <summary>A world with a broker who names sources and gives files.</summary>
internal sealed class LandscapeWorld : IAsyncDisposable
{
    private LandscapeWorld(TestWorld world) => World = world;

    public TestWorld World { get; }
    public string Broker { get; private set; } = "";
    public Viewer Viewer { get; private set; } = Viewer.Public;

    public static async Task<LandscapeWorld> Open(Engine engine)
    {
        var world = await TestWorld.Create(engine);
        var opened = new LandscapeWorld(world)
        {
            Broker = await world.AddMember(Party.Secretariat, Roles.Broker),
        };
        opened.Viewer = await world.Viewer(opened.Broker);
        return opened;
    }

    public async Task<string> Source(string name = "A publisher", SourceForm form = SourceForm.Iati) =>
        (
            await World.Do(new SaveSource(null, name, form, "CC BY 4.0", "https://example.org/data"), Broker)
        ).Id!;

    public Task<ActivityImport> Import(string source, string text, bool all = false, bool dryRun = false) =>
        Import(source, new MemoryStream(Encoding.UTF8.GetBytes(text)), all, dryRun);

    public async Task<ActivityImport> Import(
        string source,
        Stream file,
        bool all = false,
        bool dryRun = false
    )
    {
        var id = await Give(source, file, all, dryRun);
        await World.RunJobs();
        return (await World.Get<ImportQueries>().Import(Viewer, id))!.Import;
    }

    public async Task<string> Give(string source, Stream file, bool all = false, bool dryRun = false)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        return (
            await World.Do(
                new ImportActivities(source, "file.xml", hash, all, dryRun) { Content = file },
                Broker
            )
        ).Id!;
    }

    /// <summary>Everything that was imported from a source.</summary>
    public async Task<IReadOnlyList<ActivityView>> Of(string source) =>
        await World
            .Get<ActivityQueries>()
            .Export(new ActivityFilter { SourceId = source, Subject = Nearness.Other });

    public static string File(params string[] activities) =>
        $"<iati-activities version=\"2.03\">{string.Concat(activities)}</iati-activities>";

    public static string Activity(
        string identifier,
        string more = "",
        string? country = "MW",
        string title = "Safer ammunition depots"
    ) =>
        $"""
            <iati-activity xml:lang="en" default-currency="EUR">
              <iati-identifier>{identifier}</iati-identifier>
              <reporting-org ref="XX-1" type="10"><narrative>Reporter</narrative></reporting-org>
              <title><narrative>{title}</narrative></title>
              <activity-status code="2"/><activity-date type="2" iso-date="2021-05-01"/>
              {(country is null ? "" : $"<recipient-country code=\"{country}\"/>")}
              {more}
            </iati-activity>
            """;

    public static string Money(string type, string value, string more = "", string day = "2021-06-01") =>
        $"<transaction><transaction-type code=\"{type}\"/><transaction-date iso-date=\"{day}\"/><value value-date=\"{day}\">{value}</value>{more}</transaction>";

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
