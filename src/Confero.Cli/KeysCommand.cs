using System.CommandLine;
using Confero.Acts;
using Confero.Vault;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Confero.Cli;

/// <summary><c>confero keys list</c>, <c>confero keys rotate</c> and <c>confero keys new</c>.</summary>
internal static class KeysCommand
{
    public static Command Make()
    {
        var command = new Command("keys", "The keys that protect confidential content.");
        command.Subcommands.Add(New());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Rotate());
        return command;
    }

    private static Command New()
    {
        var command = new Command("new", "Print a new master key; it is stored nowhere.");
        command.SetAction(_ => Console.WriteLine(MasterKeys.New()));
        return command;
    }

    private static Command List()
    {
        var command = new Command(
            "list",
            "Say which keys there are, who wrapped them and how many rows they seal."
        );
        command.SetAction(
            async (_, _) =>
            {
                await using var app = await LocalMechanism.Open();
                var masters = app.Services.GetRequiredService<MasterKeys>();
                var table = new Table().AddColumns("Party", "Key", "Since", "State", "Rows", "Master key");
                foreach (var key in await app.Services.GetRequiredService<KeyQueries>().List())
                    table.AddRow(
                        new Text(key.PartyId ?? "(installation)"),
                        new Text(key.Id),
                        new Text(key.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                        new Text(JsonNames.Of(key.State)),
                        new Text(key.Rows.ToString("N0", CultureInfo.InvariantCulture)),
                        new Text(key.MasterId + (key.MasterId == masters.Current ? " (current)" : ""))
                    );
                AnsiConsole.Write(table);
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static Command Rotate()
    {
        var member = new Option<string>("--as")
        {
            Description = "Id of the member who does it.",
            Required = true,
        };
        var state = new Option<string?>("--state") { Description = "Only this party's keys." };
        var command = new Command(
            "rotate",
            "Give parties new keys, wrapped by the current master key, and seal everything anew in the background."
        )
        {
            member,
            state,
        };
        command.SetAction(
            async (parse, _) =>
            {
                await using var app = await LocalMechanism.Open();
                var outcome = await app
                    .Services.GetRequiredService<Mechanism>()
                    .Do(new RotateKeys(parse.GetValue(state)), parse.GetValue(member)!);
                AnsiConsole.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture,
                    $"{(outcome.Done ? $"Begun as job {outcome.Id}; confero keys list shows how many rows wait for their new key." : string.Join(", ", outcome.Refusals.Select(x => x.Code)))}"
                );
                return outcome.Done ? ExitCodes.Done : ExitCodes.BadInput;
            }
        );
        return command;
    }
}
