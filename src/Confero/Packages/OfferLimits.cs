using Confero.Acts;
using Confero.Offers;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Packages;

/// <summary>Nobody is bound to more than it offered; the refusal names the line, what is left and what was asked.</summary>
internal static class OfferLimits
{
    /// <summary>What parts of a package would take beyond what an offer still has after what is committed elsewhere.</summary>
    public static async Task<IReadOnlyList<Refusal>> Check(
        ActScope scope,
        IEnumerable<Contribution> parts,
        IReadOnlyList<Need> needs
    )
    {
        var refusals = new List<Refusal>();
        foreach (var group in parts.Where(x => x.OfferId is not null).GroupBy(x => x.OfferId!))
        {
            var offer = await scope.Db.Set<Offer>().AsNoTracking().SingleAsync(x => x.Id == group.Key);
            var committed = await scope
                .Db.Set<Contribution>()
                .AsNoTracking()
                .Where(x => x.OfferId == group.Key && x.CommittedAt != null)
                .Where(x =>
                    scope.Db.Set<Package>().Any(p => p.Id == x.PackageId && p.State != PackageState.Withdrawn)
                )
                .ToListAsync();
            committed.RemoveAll(x => group.Any(p => p.Id == x.Id));
            var taken = new List<Contribution>(committed);
            foreach (var part in group)
            {
                if (Exceeds(offer, taken, part) is { } refusal)
                    refusals.Add(
                        Refusal.Invalid(
                            "package.more-than-offered",
                            "quantity",
                            needs.First(x => x.Id == part.NeedId).Line.ToString(CultureInfo.InvariantCulture),
                            offer.Title,
                            refusal.Left,
                            refusal.Asked
                        )
                    );
                taken.Add(part);
            }
        }
        return refusals;
    }

    private static (string Left, string Asked)? Exceeds(
        Offer offer,
        List<Contribution> taken,
        Contribution part
    )
    {
        // Lines keep their own units; only what is counted in the same unit or currency can be set off against each other.
        if (
            part.Quantity is { } quantity
            && offer.Quantity is { } all
            && part.Unit == offer.Unit
            && offer.Sort != "fund"
        )
        {
            var left = all - taken.Where(x => x.Unit == offer.Unit).Sum(x => x.Quantity ?? 0);
            return quantity > left ? (Text(Math.Max(0, left)), Text(quantity)) : null;
        }
        if (
            part.Amount is { } amount
            && offer is { Sort: "fund", Amount: { } fund }
            && part.Currency == offer.Currency
        )
        {
            var left = fund - taken.Where(x => x.Currency == offer.Currency).Sum(x => x.Amount ?? 0);
            return amount > left
                ? (
                    $"{offer.Currency} {Text(Math.Max(0, left) / 100)}",
                    $"{offer.Currency} {Text(amount / 100)}"
                )
                : null;
        }
        return null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
