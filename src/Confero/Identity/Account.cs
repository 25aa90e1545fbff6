using Confero.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Identity;

/// <summary>A person's way in: password and second factor. What the person may do hangs on the <see cref="Parties.Member"/>.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>The protected secret the person's authenticator shares with us; asked for once <see cref="IdentityUser{T}.TwoFactorEnabled"/>.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The last half-minute whose code was used; no code is taken twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>SHA-256, in hex, of recovery codes that are still good.</summary>
    public List<string> RecoveryCodes { get; set; } = [];
}

/// <summary>
/// Passkeys are mapped here, the same whether or not a web host is about; Identity itself would look for its schema version
/// in a host's options.
/// </summary>
internal sealed class AccountMapping
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    private const int MostCredentialId = 1024;

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(x => x.RecoveryCodes).AsJson().HasDefaultValueSql("'[]'");
        account.HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(x => x.UserId).IsRequired();
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> passkey)
    {
        passkey.ToTable("Passkeys").HasKey(x => x.CredentialId);
        passkey.Property(x => x.CredentialId).HasMaxLength(MostCredentialId);
        passkey.OwnsOne(x => x.Data).ToJson();
    }
}
