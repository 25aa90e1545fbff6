using Confero.Jobs;

namespace Confero.Web;

/// <summary>Runs due jobs beside the pages, for as long as this node lives.</summary>
internal sealed class JobHost(JobRunner runner, ILogger<JobHost> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunDue(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops; jobs that are due run on the next start or on another node.
        }
    }

    private async Task RunDue(CancellationToken stopping)
    {
        try
        {
            await runner.RunDue(stopping);
        }
#pragma warning disable CA1031 // a database that is away for a moment must not end the host
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogWarning(fault, "Jobs could not be run; trying again.");
        }
    }
}
