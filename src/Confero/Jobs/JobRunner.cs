using Microsoft.Extensions.Logging;

namespace Confero.Jobs;

/// <summary>Does one kind of job.</summary>
public interface IJobKind
{
    /// <summary>The kind it does, as jobs name it.</summary>
    string Kind { get; }

    /// <summary>Does the work and gives what it made, if anything. It may run again after a crash and must not do things twice.</summary>
    Task<string?> Run(Job job, CancellationToken cancellation);
}

/// <summary>Does due jobs, one after the other. Several nodes may each run one.</summary>
public sealed class JobRunner(JobQueue queue, IEnumerable<IJobKind> kinds, ILogger<JobRunner> log)
{
    private readonly Dictionary<string, IJobKind> kinds = kinds.ToDictionary(x => x.Kind);

    /// <summary>Does every job that is due now; gives how many.</summary>
    public async Task<int> RunDue(CancellationToken cancellation = default)
    {
        var done = 0;
        while (!cancellation.IsCancellationRequested && await queue.Take() is { } job)
        {
            await Run(job, cancellation);
            done++;
        }
        return done;
    }

    private async Task Run(Job job, CancellationToken cancellation)
    {
        try
        {
            await queue.Finish(job.Id, await kinds[job.Kind].Run(job, cancellation));
        }
#pragma warning disable CA1031 // whatever goes wrong in a job must not end the runner
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Job {Id} of kind {Kind} failed.", job.Id, job.Kind);
            await queue.Fail(job, fault.GetType().Name);
        }
    }
}
