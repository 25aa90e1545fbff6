using Confero.Demonstration;

namespace Confero.Web;

/// <summary>What happens before the first request is answered.</summary>
public static class Startup
{
    /// <summary>Brings the database up to date and, in demonstration mode, fills an empty one with the invented portfolio.</summary>
    public static async Task Prepare(this WebApplication app)
    {
        var installation = app.Services.GetRequiredService<Installation>();
        await installation.Prepare();
        if (app.Services.GetRequiredService<MasterKeySetup>().Warning is { } warning)
            app.Logger.LogWarning("{Warning}", warning);
        if (app.Services.GetRequiredService<Settings>().Scanner.Clamd.Length == 0)
            app.Logger.LogWarning(
                "No scanner for harmful software is set (Confero__Scanner__Clamd): attached files are examined in their structure, not scanned."
            );
        if (!app.Services.GetRequiredService<Settings>().Demonstration)
        {
            if (await installation.InviteFirstAdministrator() is { } code)
                Console.WriteLine(
                    $"Nobody administers Confero yet. The first to open /invitation?code={code} does."
                );
            return;
        }
        var demonstration = app.Services.GetRequiredService<DemonstrationPortfolio>();
        await demonstration.Load(new Progress<string>(Console.WriteLine));
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demonstration));
    }

    private static void Announce(WebApplication app, DemonstrationPortfolio demonstration)
    {
        Console.WriteLine();
        Console.WriteLine(
            $"Confero runs at {string.Join(", ", app.Urls)} with the demonstration portfolio; all its States are invented."
        );
        Console.WriteLine("Choose a person at /demonstration, for example:");
        foreach (var person in demonstration.People)
            Console.WriteLine($"  {person.Name, -24} {person.Party, -12} {string.Join(", ", person.Roles)}");
        Console.WriteLine();
    }
}
