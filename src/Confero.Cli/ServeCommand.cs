using System.CommandLine;
using Confero.Web;
using Microsoft.Extensions.Configuration;

namespace Confero.Cli;

/// <summary><c>confero serve</c> and <c>confero demo</c>.</summary>
internal static class ServeCommand
{
    public static Command Serve() =>
        Make("serve", "Serve pages and API on this installation's database.", demonstration: false);

    public static Command Demo() =>
        Make("demo", "Serve the demonstration portfolio of invented States.", demonstration: true);

    private static Command Make(string name, string description, bool demonstration)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var command = new Command(name, description) { urls };
        command.SetAction(
            async (parse, _) =>
            {
                var app = ConferoApp.Build(
                    ["--urls", parse.GetValue(urls)!],
                    builder => Demonstrate(builder.Configuration, demonstration)
                );
                await app.Prepare();
                await app.RunAsync();
                return ExitCodes.Done;
            }
        );
        return command;
    }

    private static void Demonstrate(ConfigurationManager configuration, bool demonstration)
    {
        if (demonstration)
            configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Confero:Demonstration"] = "true",
                    ["Confero:Storage"] = "sqlite",
                    ["Confero:Sqlite"] = ".confero/demonstration.db",
                }
            );
    }
}
