using System.Security.Cryptography;
using System.Text;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>How far the recovery of an account has come.</summary>
public enum RecoveryState
{
    /// <summary>It waits for the second person.</summary>
    Asked,

    /// <summary>Confirmed, and waiting for the time lock, in which its owner can stop it.</summary>
    Waiting,

    /// <summary>The person may choose a new password.</summary>
    Ready,
    Over,
}

/// <summary>
/// Somebody who lost the ways in asks for them back. A second person confirms, having compared six digits by a way that is
/// not this site; then time passes in which the owner can stop it; then a new password is chosen and all else is void.
/// </summary>
public sealed class Recovery : IVersioned
{
    private static readonly TimeSpan WaitsForConfirmation = TimeSpan.FromDays(7);
    private static readonly TimeSpan Usable = TimeSpan.FromDays(3);

    public required string Id { get; init; }
    public required string MemberId { get; init; }

    /// <summary>SHA-256, in hex, of the code the asking browser holds.</summary>
    public required string CodeHash { get; init; }
    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The network it was asked from.</summary>
    public required string AskedFrom { get; init; }
    public string? ConfirmedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>When the time lock opens.</summary>
    public DateTimeOffset? OpensAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? StoppedBy { get; set; }
    public Guid Version { get; set; }

    /// <summary>Six digits both people see and compare.</summary>
    public string Digits => DigitsOf(CodeHash);

    public RecoveryState StateAt(DateTimeOffset now) =>
        EndedAt is not null ? RecoveryState.Over
        : OpensAt is not { } opens
            ? now - AskedAt <= WaitsForConfirmation ? RecoveryState.Asked
                : RecoveryState.Over
        : now < opens ? RecoveryState.Waiting
        : now - opens <= Usable ? RecoveryState.Ready
        : RecoveryState.Over;

    public static string HashOf(string code)
    {
        var kept = new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept)));
    }

    /// <summary>The six digits of a code's hash; they say nothing about the code.</summary>
    public static string DigitsOf(string codeHash)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes("digits " + codeHash));
        var number = BitConverter.ToUInt32(digest) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A new code for the asking browser.</summary>
    public static string NewCode()
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var letters = RandomNumberGenerator.GetItems<char>(alphabet, 20);
        return string.Join('-', Enumerable.Range(0, 5).Select(x => new string(letters, x * 4, 4)));
    }
}

internal sealed class RecoveryMapping : IEntityTypeConfiguration<Recovery>
{
    public void Configure(EntityTypeBuilder<Recovery> recovery)
    {
        recovery.ToTable("Recoveries");
        recovery.Property(x => x.Version).IsConcurrencyToken();
        recovery.Ignore(x => x.Digits);
        recovery.HasIndex(x => x.CodeHash).IsUnique();
        recovery.HasIndex(x => x.MemberId);
    }
}
