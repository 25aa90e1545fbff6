using Confero.Matching.Planning;
using Spectre.Console;

namespace Confero.Cli;

/// <summary>A plan as a table, with what it is worth and what that is proven against.</summary>
internal static class PlanTable
{
    public static void Show(Plan plan)
    {
        var table = new Table().AddColumns("Request", "State", "Need", "Outcome", "By");
        foreach (var package in plan.Packages)
        foreach (var need in package.Needs)
            table.AddRow(
                new Text(package.RequestId),
                new Text(package.State),
                new Text(need.NeedId),
                new Text(JsonNames.Of(need.Outcome)),
                new Text(
                    need.Contributions.Count > 0
                        ? string.Join(", ", need.Contributions.Select(x => x.OfferId))
                        : string.Join(", ", need.Reasons.Select(x => x.Code))
                )
            );
        AnsiConsole.Write(table);
        var needs = plan.Packages.SelectMany(x => x.Needs).ToList();
        Say(
            $"needs served {needs.Count(x => x.Outcome != Confero.Matching.Planning.Outcome.Unserved)} of {needs.Count}"
        );
        Say(
            $"objective {plan.Objective:N0}, proven bound {plan.Bound:N0}, gap {plan.Gap:P2} (without the States' floor {plan.GapWithoutFloor:P2})"
        );
        Say(
            $"the bound covers {(plan.BoundCoversAllOffers ? "every eligible offer" : "the short lists only")}; by the certificate's prices alone it is {plan.Certificate?.Bound ?? 0:N0}"
        );
        Say($"{plan.ElapsedMilliseconds / 1000.0:N1} s, seed {plan.Seed}, policy {plan.Policy.Version}");
    }

    private static void Say(FormattableString text) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
