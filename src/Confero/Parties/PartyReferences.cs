using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confero.Parties;

/// <summary>A column that names a party.</summary>
/// <param name="IsList">Whether it is JSON text that names parties among other things.</param>
internal sealed record PartyColumn(IEntityType Table, IProperty Property, bool IsList)
{
    public string Name => Property.GetColumnName();
    public string TableName => Table.GetTableName()!;
    public bool InKey => Property.IsPrimaryKey();
}

/// <summary>
/// Every place of the stored model that names a party, found in the model itself, so that a capability that comes later is
/// found too: what refers to the table of parties, what is called after a party, and lists that hold parties.
/// </summary>
internal static class PartyReferences
{
    /// <summary>Lists and texts that hold parties; a test looks for any that is missing.</summary>
    private static readonly HashSet<string> Lists =
    [
        "Requests.Introduced",
        "Requests.Sections",
        "Offers.Recipients",
        "Offers.ExcludedRecipients",
        "Experts.ExcludedStates",
        "Experts.Conflicts",
    ];

    /// <summary>Columns called like a party's that say something else, or keep what was said at the time.</summary>
    private static readonly HashSet<string> Others =
    [
        "PartyMerges.KeptId",
        "PartyMerges.DuplicateId",
        "Journal.PartyId",
    ];

    public static IReadOnlyList<PartyColumn> In(ConferoDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(x => x.GetTableName() is not null && !x.IsMappedToJson() && x.ClrType != typeof(Party))
                .SelectMany(x => x.GetProperties().Select(p => (Table: x, Property: p)))
                .Select(x => new PartyColumn(
                    x.Table,
                    x.Property,
                    Lists.Contains($"{x.Table.GetTableName()}.{x.Property.Name}")
                ))
                .Where(x =>
                    x.IsList || (NamesParty(x.Property) && !Others.Contains($"{x.TableName}.{x.Name}"))
                )
                .OrderBy(x => x.TableName, StringComparer.Ordinal)
                .ThenBy(x => x.Name, StringComparer.Ordinal),
        ];

    private static bool NamesParty(IProperty property) =>
        property.ClrType == typeof(string)
        && (
            property.GetContainingForeignKeys().Any(x => x.PrincipalEntityType.ClrType == typeof(Party))
            || property.Name.EndsWith("PartyId", StringComparison.Ordinal)
            || property.Name is "ProviderId" or "OwnerId"
        );
}
