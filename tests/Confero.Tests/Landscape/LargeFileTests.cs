using System.Globalization;
using System.Text;
using Confero.Landscape.Activities.Iati;

namespace Confero.Tests.Landscape;

/// <summary>
/// Memory does not grow with a file. 150 MB here; <c>CONFERO_LARGE_MB=1024</c> before the command measures a gigabyte.
/// </summary>
public sealed class LargeFileTests
{
    private const long Most = 48L << 20;

    [Fact]
    public void A_file_of_any_size_is_read_in_the_same_memory()
    {
        var megabytes = int.Parse(
            Environment.GetEnvironmentVariable("CONFERO_LARGE_MB") ?? "150",
            CultureInfo.InvariantCulture
        );
        using var reader = new IatiReader(new MadeFile((long)megabytes << 20), Reading.Countries);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, peak) = (0, 0L);
        while (reader.Next() is { } record)
        {
            record.Draft.ShouldNotBeNull();
            if (++count % 20_000 == 0)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        reader.Fault.ShouldBeNull();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{megabytes} MB, {count} activities, {peak / 1024} kB more than before at most"
        );
        count.ShouldBeGreaterThan(megabytes * 300);
        peak.ShouldBeLessThan(Most);
    }

    [Fact]
    public void One_activity_without_end_does_not_fill_the_memory()
    {
        using var reader = new IatiReader(new MadeFile(150L << 20, oneActivity: true), Reading.Countries);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var record = reader.Next()!;

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Most);
        record.Findings.ShouldContain(x => x.Code == "too-many");
    }

    /// <summary>An IATI file that is made while it is read.</summary>
    private sealed class MadeFile(long size, bool oneActivity = false) : Stream
    {
        private byte[] piece = Encoding.UTF8.GetBytes(
            "<iati-activities version=\"2.03\">" + (oneActivity ? Head("ONE") : "")
        );
        private int at;
        private int number;
        private bool ended;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => size;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (at == piece.Length && !Refill())
                return 0;
            var read = Math.Min(count, piece.Length - at);
            piece.AsSpan(at, read).CopyTo(buffer.AsSpan(offset));
            at += read;
            Position += read;
            return read;
        }

        private bool Refill()
        {
            if (ended)
                return false;
            number++;
            ended = Position >= size;
            var text =
                ended ? (oneActivity ? "</iati-activity></iati-activities>" : "</iati-activities>")
                : oneActivity ? Transactions(20)
                : $"{Head(number.ToString(CultureInfo.InvariantCulture))}{Transactions(8)}</iati-activity>";
            (piece, at) = (Encoding.UTF8.GetBytes(text), 0);
            return true;
        }

        private static string Head(string number) =>
            $"""
                <iati-activity xml:lang="en" default-currency="EUR">
                <iati-identifier>XX-MADE-{number}</iati-identifier>
                <reporting-org ref="XX-MADE" type="10"><narrative>Made for a test</narrative></reporting-org>
                <title><narrative>Storage of ammunition, part {number}</narrative></title>
                <description><narrative>{string.Concat(
                    Enumerable.Repeat("Words that fill a description. ", 10)
                )}</narrative></description>
                <activity-status code="2"/><activity-date type="2" iso-date="2021-05-01"/><recipient-country code="MW"/>
                """;

        private static string Transactions(int count) =>
            string.Concat(
                Enumerable.Repeat(
                    "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2021-06-01\"/><value value-date=\"2021-06-01\">100.25</value></transaction>\n",
                    count
                )
            );

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
