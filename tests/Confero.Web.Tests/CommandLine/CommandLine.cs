using System.Diagnostics;
using Confero.Testing;

namespace Confero.Web.Tests.CommandLine;

/// <summary>The command <c>confero</c> as people run it: a process of its own, in a folder of its own, with its own database.</summary>
public sealed class CommandLine : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("confero-cli-");

    /// <summary>A file of the product.</summary>
    public static string Shipped(params string[] path) => Path.Combine([SourceTree.Root, .. path]);

    /// <summary>A file in this command's folder.</summary>
    public string File(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Writes a file into this command's folder.</summary>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    /// <summary>Runs it and waits.</summary>
    /// <returns>The exit code, and everything it printed.</returns>
    public async Task<(int Code, string Said)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Confero__Demonstration"] = "true",
                ["Confero__Storage"] = "sqlite",
                ["Confero__Sqlite"] = File("confero.db"),
                ["NO_COLOR"] = "1",
                ["COLUMNS"] = "200",
            },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Confero.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        limit.CancelAfter(Most);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
