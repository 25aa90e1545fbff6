using System.CommandLine;
using Confero.Cli;

var root = new RootCommand("Confero: needs, resources and expertise for safe ammunition, brought together.");
root.Subcommands.Add(ServeCommand.Serve());
root.Subcommands.Add(ServeCommand.Demo());
root.Subcommands.Add(ImportCommand.Make());
root.Subcommands.Add(ExportCommand.Make());
root.Subcommands.Add(KeysCommand.Make());
root.Subcommands.Add(MatchCommand.Make());
root.Subcommands.Add(PermissionsCommand.Make());
root.Subcommands.Add(VerifyCommand.Make());
return await root.Parse(args).InvokeAsync();
