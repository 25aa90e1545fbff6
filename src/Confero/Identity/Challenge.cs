using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>A question put to a browser that may be answered once, on any node, within minutes.</summary>
public sealed class Challenge
{
    /// <summary>SHA-256, in hex, of the name the browser sends back.</summary>
    public required string Key { get; init; }

    /// <summary>What it was asked for; an answer to another question is none.</summary>
    public required string Purpose { get; init; }

    /// <summary>What the answer is checked against.</summary>
    public required string State { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Puts questions and takes answers; two answers at once, and only one is taken.</summary>
public sealed class Challenges(IDbContextFactory<ConferoDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    /// <summary>Keeps the state of a question and gives its name.</summary>
    public async Task<string> Ask(string purpose, string state)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        await db.Set<Challenge>().Where(x => x.ExpiresAt < now).ExecuteDeleteAsync();
        db.Add(
            new Challenge
            {
                Key = KeyOf(name),
                Purpose = purpose,
                State = state,
                ExpiresAt = now + Life,
            }
        );
        await db.SaveChangesAsync();
        return name;
    }

    /// <summary>The state of a question that was not answered yet; it can be had only once.</summary>
    public async Task<string?> Take(string purpose, string? name)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        await using var db = await databases.CreateDbContextAsync();
        var (key, now) = (KeyOf(name), clock.GetUtcNow());
        var asked = await db.Set<Challenge>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Key == key && x.Purpose == purpose && x.ExpiresAt >= now);
        if (asked is null)
            return null;
        return await db.Set<Challenge>().Where(x => x.Key == key).ExecuteDeleteAsync() == 1
            ? asked.State
            : null;
    }

    private static string KeyOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}

internal sealed class ChallengeMapping : IEntityTypeConfiguration<Challenge>
{
    public void Configure(EntityTypeBuilder<Challenge> challenge)
    {
        challenge.ToTable("Challenges").HasKey(x => x.Key);
        challenge.HasIndex(x => x.ExpiresAt);
    }
}
