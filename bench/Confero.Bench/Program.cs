using System.CommandLine;
using Confero.Bench.Commands;

var root = new RootCommand(
    "Compares ways of planning portfolios, takes in large files, and writes down what was measured."
);
root.Subcommands.Add(RunCommand.Make());
root.Subcommands.Add(GapCommand.Make());
root.Subcommands.Add(GrowthCommand.Make());
root.Subcommands.Add(CandidatesCommand.Make());
root.Subcommands.Add(RematchCommand.Make());
root.Subcommands.Add(PricesCommand.Make());
root.Subcommands.Add(IatiCommand.Make());
root.Subcommands.Add(TimingCommand.Make());
root.Subcommands.Add(CheckCommand.Make());
root.Subcommands.Add(MeasureCommand.Make());
root.Subcommands.Add(GrowthCommand.MakeStep());
root.Subcommands.Add(IatiCommand.MakeStep());
return await root.Parse(args).InvokeAsync();
