using System.IO.Compression;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Confero.Notices.Calendar;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Confero.Security.Tests;

/// <summary>
/// What leaves by other ways than a page tells no more than a page: mail, calendars, files in every format, and whether a
/// copy that somebody holds still stands. Two worlds that differ only in hidden things give the same of each.
/// </summary>
public sealed partial class TwoWorldFilesTests
{
    private static readonly string[] Formats = ["json", "csv", "xlsx"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A day passes, so that summaries are due and the first time limits with them.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Mail_and_calendars_are_the_same(Engine engine)
    {
        await using var one = await WebWorld.Create(engine);
        await using var two = await WebWorld.Create(engine);
        await TwoWorldTests.ChangeWhatIsHidden(two);
        foreach (var world in new[] { one, two })
        {
            await world.Settle();
            for (var day = 0; day < 8; day++)
            {
                world.Clock.Advance(TimeSpan.FromDays(1));
                await world.Settle();
            }
        }
        var (letters, others) = (LettersOf(one), LettersOf(two));
        others.Values.Sum(x => x.Count).ShouldBeGreaterThan(letters.Values.Sum(x => x.Count));
        var compared = 0;
        foreach (var viewer in TwoWorldTests.Viewers.OfType<string>())
        {
            var (seen, same) = (await LettersTo(one, viewer), await LettersTo(two, viewer));
            TwoWorldTests
                .Difference(string.Join("\n\n", seen), string.Join("\n\n", same))
                .ShouldBeNull($"mail of {viewer}");
            compared += seen.Count;
            (await Calendar(two, viewer)).ShouldBe(await Calendar(one, viewer), $"calendar of {viewer}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} letters on {engine}");
        compared.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Files_are_the_same_in_every_format(Engine engine)
    {
        await using var one = await WebWorld.Create(engine);
        await using var two = await WebWorld.Create(engine);
        var addresses = await FileAddresses(one);
        addresses.ShouldContain("/api/v1/landscape/mechanisms/file?format=xlsx");
        addresses.ShouldContain(x => x.StartsWith("/api/v1/dialogues/DLG-", StringComparison.Ordinal));
        await TwoWorldTests.ChangeWhatIsHidden(two);
        await Task.WhenAll(one.Settle(), two.Settle());
        var (pairs, files) = (0, 0);
        foreach (var viewer in TwoWorldTests.Viewers)
        {
            var (first, second) = (await one.Client(viewer), await two.Client(viewer));
            foreach (var address in addresses)
            {
                var (seen, same) = (await File(first, address), await File(second, address));
                seen.ShouldNotStartWith("500", customMessage: address);
                TwoWorldTests.Difference(seen, same).ShouldBeNull($"{address} for {viewer ?? "the public"}");
                pairs++;
                files += seen.StartsWith("200", StringComparison.Ordinal) ? 1 : 0;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{pairs} pairs, {files} files on {engine}");
        files.ShouldBeGreaterThan(50);
    }

    /// <summary>A copy from one world stands in the other, so that asking for what is new tells of nothing hidden.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_copy_stands_as_long_as_nothing_seen_has_changed(Engine engine)
    {
        await using var one = await WebWorld.Create(engine);
        await using var two = await WebWorld.Create(engine);
        var addresses = (await TwoWorldTests.Addresses(one)).Where(x =>
            x.StartsWith("/api/v1/", StringComparison.Ordinal)
        );
        await TwoWorldTests.ChangeWhatIsHidden(two);
        await Task.WhenAll(one.Settle(), two.Settle());
        var copies = 0;
        foreach (var viewer in new[] { null, "MEM-DEMO-SALIM", "MEM-DEMO-SIGRID", "MEM-DEMO-HELEN" })
        {
            var (first, second) = (await one.Client(viewer), await two.Client(viewer));
            foreach (var address in addresses)
            {
                using var answer = await first.GetAsync(address, Cancel);
                if (answer.Headers.ETag is not { } tag)
                    continue;
                using var ask = new HttpRequestMessage(HttpMethod.Get, address);
                ask.Headers.IfNoneMatch.Add(tag);
                using var still = await second.SendAsync(ask, Cancel);
                still.StatusCode.ShouldBe(HttpStatusCode.NotModified, address);
                (await still.Content.ReadAsByteArrayAsync(Cancel)).ShouldBeEmpty(address);
                copies++;
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{copies} copies on {engine}");
        copies.ShouldBeGreaterThan(20);
    }

    /// <summary>Every route that gives a file in a format of choice, for every id, in every format.</summary>
    private static async Task<IReadOnlyList<string>> FileAddresses(WebWorld world)
    {
        var ids = await TwoWorldTests.Ids(world);
        return
        [
            .. from route in world.Routes.Where(x => RouteCases.Takes(x, "GET"))
            where
                route.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Any(x => x.Name == "format") == true
            let path = RouteCases.PathOf(route)
            from filled in path.Contains('{', StringComparison.Ordinal)
                ? ids.Select(x => RouteCases.Fill(path, x.Id, x.Need)).Distinct()
                : [path]
            from format in Formats
            select $"{filled}?format={format}",
        ];
    }

    private static async Task<string> File(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Cancel);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var isWorkbook = bytes.AsSpan().StartsWith("PK"u8);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {answer.Content.Headers.ContentDisposition}\n"
            + (isWorkbook ? Parts(bytes) : TwoWorldTests.WithoutChance(Encoding.UTF8.GetString(bytes)));
    }

    /// <summary>The parts of a workbook by their sums; when it was written lies in a part of its own and is left out.</summary>
    private static string Parts(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var part in archive.Entries.Where(x => x.FullName != "docProps/core.xml"))
        {
            using var content = part.Open();
            text.Append(part.FullName)
                .Append(' ')
                .AppendLine(Convert.ToHexStringLower(SHA256.HashData(content)));
        }
        return text.ToString();
    }

    /// <summary>A member's calendar by its secret address, opened in the same way in every world.</summary>
    internal static async Task<string> Calendar(WebWorld world, string member)
    {
        var secret = $"secret-of-{member}";
        await world.Do(new RenewCalendar(CalendarToken.Hash(secret)), member);
        return await (await world.Client()).GetStringAsync(CalendarToken.PathOf(secret), Cancel);
    }

    /// <summary>The mail a member got, in a fixed order.</summary>
    internal static async Task<List<string>> LettersTo(WebWorld world, string member)
    {
        var address = await world.Read(db =>
            db.Set<Parties.Member>().Where(x => x.Id == member).Select(x => x.Email).SingleAsync(Cancel)
        );
        return LettersOf(world).GetValueOrDefault(address, []);
    }

    /// <summary>All mail of a world by the address it went to, without the marks that are new with every message.</summary>
    private static Dictionary<string, List<string>> LettersOf(WebWorld world) =>
        world
            .Mail.GroupBy(x => x.To.Mailboxes.Single().Address)
            .ToDictionary(x => x.Key, x => x.Select(Words).Order(StringComparer.Ordinal).ToList());

    /// <summary>Everything a letter says, decoded: heads and both bodies.</summary>
    private static string Words(MimeMessage letter) =>
        Chance()
            .Replace(
                string.Join('\n', letter.Headers.Select(x => $"{x.Field}: {x.Value}"))
                    + $"\n\n{letter.TextBody}\n\n{letter.HtmlBody}",
                ""
            );

    [GeneratedRegex(
        "^Message-Id:.*$|^Content-Type: multipart.*$|/unsubscribe/[A-Za-z0-9_.-]+",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Chance();
}
