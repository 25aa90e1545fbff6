using System.Runtime.CompilerServices;
using Confero.Identity;
using Confero.Vault;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Confero.Storage;

/// <summary>
/// Everything Confero remembers, on SQLite or PostgreSQL. Each capability maps its own rows in its own folder;
/// acts and queries reach them through <c>Set</c>, and nothing outside this project does.
/// </summary>
public sealed class ConferoDb(DbContextOptions<ConferoDb> options, KeyRing? ring)
    : IdentityUserContext<Account>(options),
        IDataProtectionKeyContext
{
    private bool keysChanged;

    /// <summary>Keys that protect cookies and tokens, shared by all nodes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The version of Identity's tables that has passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ConferoDb).Assembly);
        SealedRow.Map(builder);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.AddInterceptors(Unsealing.Instance);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Roles>().HaveConversion<int>();
    }

    /// <summary>Keys made in this unit of work, which nobody else knows before it is committed.</summary>
    internal Dictionary<string, byte[]> NewKeys { get; } = [];

    /// <summary>The keys that seal what is new, by party, as this unit of work found them.</summary>
    internal Dictionary<string, (string Id, byte[] Key)> CurrentKeys { get; } = [];

    /// <summary>What rows held, by row, whose content is gone: only what somebody wrote since is sealed.</summary>
    internal ConditionalWeakTable<object, byte[]> Erased { get; } = [];

    /// <summary>Makes a new key of a party the one that seals what is new.</summary>
    internal void RenewKey(string? owner) => CurrentKeys[owner ?? ""] = Sealing.Add(this, ring!, owner);

    /// <summary>The key of that id.</summary>
    internal KnownKey KeyOf(string id) =>
        NewKeys.TryGetValue(id, out var key) ? new KnownKey(key)
        : ring is not null ? ring.Find(id)
        : throw new NotSupportedException("Content is opened where there are keys.");

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (ChangeTracker.Entries<ISealed>().Any())
            throw new NotSupportedException("Confidential content is saved by SaveChangesAsync.");
        StampVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (ring is not null)
            await Sealing.Seal(this, ring);
        StampVersions();
        keysChanged |= ChangeTracker.Entries<DataKey>().Any(x => x.State == EntityState.Modified);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        ForgetKeys();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        ForgetKeys();
    }

    /// <summary>Only now is it decided whether a change of keys was committed.</summary>
    private void ForgetKeys()
    {
        if (keysChanged)
            ring?.Forget();
    }

    private void StampVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State is EntityState.Added or EntityState.Modified)
                entry.Entity.Version = Ids.Version();
    }

    /// <summary>Instants are kept as milliseconds so that both databases compare and order them alike.</summary>
    private sealed class UnixMilliseconds()
        : ValueConverter<DateTimeOffset, long>(
            at => at.ToUnixTimeMilliseconds(),
            ms => DateTimeOffset.FromUnixTimeMilliseconds(ms)
        );
}
