using System.IO.Compression;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>Writes a stream into the database in pieces, never more than one of them in memory.</summary>
internal sealed class PieceWriter(ConferoDb db, string importId, int size) : OneWayStream
{
    private readonly byte[] buffer = new byte[size];
    private int filled;
    private int number;

    public override bool CanWrite => true;

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => await WriteAsync(buffer.AsMemory(offset, count), cancellationToken);

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (buffer.Length > 0)
        {
            var part = Math.Min(buffer.Length, size - filled);
            buffer[..part].CopyTo(this.buffer.AsMemory(filled));
            filled += part;
            buffer = buffer[part..];
            if (filled == size)
                await Put();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (filled > 0)
            await Put();
        await base.DisposeAsync();
    }

    private async Task Put()
    {
        var piece = new ImportPiece
        {
            ImportId = importId,
            Number = number++,
            Bytes = buffer[..filled],
        };
        db.Add(piece);
        await db.SaveChangesAsync();
        db.Entry(piece).State = EntityState.Detached;
        filled = 0;
    }
}

/// <summary>Reads the pieces of a file one after the other, and how far it has come.</summary>
internal sealed class PieceReader(ConferoDb db, string importId, int pieces) : OneWayStream
{
    private byte[] piece = [];
    private int at;
    private int number;

    public override bool CanRead => true;

    /// <summary>0 to 100.</summary>
    public int Percent => pieces == 0 ? 100 : Math.Min(100, number * 100 / pieces);

    /// <summary>The file itself, unpacked.</summary>
    public static async Task<(PieceReader Pieces, Stream File)> Open(ConferoDb db, string importId)
    {
        var pieces = new PieceReader(
            db,
            importId,
            await db.Set<ImportPiece>().CountAsync(x => x.ImportId == importId)
        );
        return (pieces, new GZipStream(pieces, CompressionMode.Decompress));
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (at == piece.Length)
        {
            piece =
                db.Set<ImportPiece>()
                    .AsNoTracking()
                    .Where(x => x.ImportId == importId && x.Number == number)
                    .Select(x => x.Bytes)
                    .SingleOrDefault()
                ?? [];
            (at, number) = (0, number + 1);
        }
        var read = Math.Min(buffer.Length, piece.Length - at);
        piece.AsSpan(at, read).CopyTo(buffer);
        at += read;
        return read;
    }
}

/// <summary>A stream that is read or written once, from its beginning to its end.</summary>
internal abstract class OneWayStream : Stream
{
    public override bool CanRead => false;
    public override bool CanWrite => false;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
