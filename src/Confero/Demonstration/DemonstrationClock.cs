namespace Confero.Demonstration;

/// <summary>A clock that the telling of the demonstration's past moves forward; it never runs ahead of the real one.</summary>
internal sealed class DemonstrationClock(TimeProvider real, DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        now = now.AddSeconds(1);
        var limit = real.GetUtcNow();
        return now < limit ? now : limit;
    }

    /// <summary>Lets time pass in the story.</summary>
    public void Pass(TimeSpan time) => now += time;

    /// <summary>Goes to a moment of the story.</summary>
    public void Go(DateTimeOffset moment) => now = moment;
}
