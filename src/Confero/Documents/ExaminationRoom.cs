namespace Confero.Documents;

/// <summary>
/// Where strangers' files are examined: a few at a time, whoever sent them and however often they are looked at, so that
/// large PDFs never take all processors.
/// </summary>
public sealed class ExaminationRoom : IDisposable
{
    private readonly SemaphoreSlim free;

    public ExaminationRoom() => free = new(Places, Places);

    /// <summary>How many are examined at a time.</summary>
    public int Places { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waits for a place, which is free again once it is disposed of.</summary>
    public async Task<IDisposable> Enter(CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        return new Place(free);
    }

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();

    private sealed class Place(SemaphoreSlim room) : IDisposable
    {
        public void Dispose() => room.Release();
    }
}
