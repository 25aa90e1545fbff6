using Confero.Process;

namespace Confero.Requests;

/// <summary>
/// How far a case has come, told by nothing but the states it went through, which everybody sees who may read of the
/// case. What providers bound themselves to line by line is no part of it, so that no figure computed from it says
/// anything of a contribution.
/// </summary>
/// <param name="AgreedAt">Since when it is being delivered, or was; null when it is not, or no longer.</param>
/// <param name="ReceivedAt">When the State confirmed that all was received.</param>
internal sealed record VisibleProgress(DateTimeOffset? AgreedAt, DateTimeOffset? ReceivedAt)
{
    /// <param name="request">With its steps.</param>
    /// <param name="process">The version the case is on.</param>
    public static VisibleProgress Of(Request request, ProcessDefinition process)
    {
        if (!IsAgreed(process, request.State))
            return new VisibleProgress(null, null);
        var since = request
            .Steps.OrderBy(x => x.At)
            .Reverse()
            .TakeWhile(x => IsAgreed(process, x.To))
            .Reverse()
            .ToList();
        var received = process.Acts.Where(x => x.Does(ActMeaning.Receive)).Select(x => x.Code).ToHashSet();
        var done = process.State(request.State).Phase == ProcessPhase.Done;
        return new VisibleProgress(
            since.Count > 0 ? since[0].At : request.StateSince,
            since.Find(x => received.Contains(x.Act))?.At ?? (done ? request.StateSince : null)
        );
    }

    private static bool IsAgreed(ProcessDefinition process, string state) =>
        process.States.FirstOrDefault(x => x.Code == state)?.Phase
            is ProcessPhase.Delivery
                or ProcessPhase.Done;
}
