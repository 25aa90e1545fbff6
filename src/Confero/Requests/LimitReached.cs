using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confero.Jobs;
using Confero.Process;

namespace Confero.Requests;

/// <summary>What the job of a time limit needs to know: the case, the limit, who is told, and since when it counts.</summary>
/// <param name="Limit">Index among the limits of the definition.</param>
/// <param name="Since">The limit is void when the case has moved since.</param>
/// <param name="Rung">Index among the rungs of the limit; null for its end.</param>
internal sealed record LimitReached(string RequestId, int Limit, DateTimeOffset Since, int? Rung = null)
{
    public const string Kind = "process.limit";

    /// <summary>The jobs of a lap that are still to come.</summary>
    /// <param name="from">When the lap begins.</param>
    /// <param name="after">The job this lap follows from, so that a second run after a crash adds none; null at the first.</param>
    public static IEnumerable<Job> Jobs(
        Request request,
        ProcessDefinition process,
        int limit,
        DateTimeOffset from,
        DateTimeOffset now,
        string? after = null
    ) =>
        from call in process.Limits[limit].Calls(@from, process)
        where call.At > now
        select new Job
        {
            Id = after is null ? Ids.Row() : Following(after, call.Rung),
            Kind = Kind,
            Payload = JsonSerializer.Serialize(
                new LimitReached(request.Id, limit, request.StateSince, call.Rung)
            ),
            RunAt = call.At,
        };

    private static string Following(string job, int? rung) =>
        "LIM-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{job}/{rung}")))[..24];
}
