namespace Confero.Landscape.Activities.Iati;

/// <summary>
/// Passes bytes of a stranger's XML on, and stops where a single tag or comment is longer than any honest one: the
/// parser keeps a tag whole in memory.
/// </summary>
internal sealed class BoundedMarkup(Stream inner) : OneWayStream
{
    private const int MostMarkup = 1 << 20;
    private int open;
    private bool inside;

    public override bool CanRead => true;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Weigh(buffer[..read]);
        return read;
    }

    private void Weigh(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var at = bytes.IndexOf(inside ? (byte)'>' : (byte)'<');
            if (inside)
                open += at < 0 ? bytes.Length : at;
            if (open > MostMarkup)
                throw new InvalidDataException("A tag or comment is longer than one mebibyte.");
            if (at < 0)
                return;
            inside = !inside;
            open = 0;
            bytes = bytes[(at + 1)..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
