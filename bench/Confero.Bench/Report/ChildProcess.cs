using System.Diagnostics;
using System.Reflection;

namespace Confero.Bench.Report;

/// <summary>Runs this executable again with other arguments, so that what it takes of memory is its own.</summary>
internal static class ChildProcess
{
    /// <summary>Before the one line of output that is the result; solvers may print others.</summary>
    public const string Mark = "RESULT ";

    /// <summary>Runs until it ends.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="limit">After this time it is stopped.</param>
    /// <param name="megabytes">The most memory of its heap; no limit if null.</param>
    /// <param name="other">Told every other line of its output.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The result it printed; null if it ended without one or had to be stopped.</returns>
    public static async Task<string?> Run(
        IEnumerable<string> arguments,
        TimeSpan limit,
        long? megabytes,
        Action<string>? other,
        CancellationToken cancellation
    )
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (megabytes is { } most)
            start.Environment["DOTNET_GCHeapHardLimit"] = (most << 20).ToString(
                "X",
                CultureInfo.InvariantCulture
            );
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = System.Diagnostics.Process.Start(start)!;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limit);
        try
        {
            string? result = null;
            while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
                if (line.StartsWith(Mark, StringComparison.Ordinal))
                    result = line[Mark.Length..];
                else
                    other?.Invoke(line);
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode == 0 ? result : null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
