using System.Text.Json;
using Confero.Jobs;

namespace Confero.Requests;

/// <summary>What the job of a time limit needs to know: the case, the limit, and since when it counts.</summary>
/// <param name="Limit">Index among the limits of the definition.</param>
/// <param name="Since">The limit is void when the case has moved since.</param>
internal sealed record LimitReached(string RequestId, int Limit, DateTimeOffset Since)
{
    public const string Kind = "process.limit";

    public static Job Job(Request request, int limit, DateTimeOffset endsAt, string? id = null) =>
        new()
        {
            Id = id ?? Ids.Row(),
            Kind = Kind,
            Payload = JsonSerializer.Serialize(new LimitReached(request.Id, limit, request.StateSince)),
            RunAt = endsAt,
        };
}
