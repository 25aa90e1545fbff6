using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Notices.Calendar;

/// <summary>That a member's calendar may be read by whoever holds the secret address.</summary>
public sealed class CalendarFeed : IVersioned
{
    public required string MemberId { get; init; }

    /// <summary>SHA-256, in hex, of the secret of the address.</summary>
    public required string TokenHash { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public Guid Version { get; set; }
}

/// <summary>The secret of a calendar's address; shown once, kept only as its hash.</summary>
public static class CalendarToken
{
    /// <summary>Where the site takes it.</summary>
    public const string Path = "/calendar/";

    private const int Bytes = 32;

    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public static string PathOf(string token) => $"{Path}{token}.ics";
}

internal sealed class CalendarFeedMapping : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> feed)
    {
        feed.ToTable("CalendarFeeds").HasKey(x => x.MemberId);
        feed.Property(x => x.Version).IsConcurrencyToken();
        feed.HasIndex(x => x.TokenHash).IsUnique();
    }
}
