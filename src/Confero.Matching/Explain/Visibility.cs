using Confero.Matching.Model;
using Confero.Matching.Planning;

namespace Confero.Matching.Explain;

/// <summary>
/// What one viewer may know. Explanations for a viewer are computed from a portfolio and a plan out of which everything hidden
/// has been taken beforehand, so that nothing hidden can show in them, not even by its effect.
/// </summary>
/// <param name="MaySeeRequest">Whether the viewer may know of a request.</param>
/// <param name="MaySeeOffer">Whether the viewer may know of an offer.</param>
public sealed record Visibility(Func<string, bool> MaySeeRequest, Func<string, bool> MaySeeOffer)
{
    /// <summary>Everything may be seen.</summary>
    public static Visibility Everything { get; } = new(_ => true, _ => true);

    /// <summary>The portfolio as the viewer may know it.</summary>
    public MatchingInput Of(MatchingInput input)
    {
        var requests = input.Requests.Where(request => MaySeeRequest(request.Id)).ToList();
        var offers = input.Offers.Where(offer => MaySeeOffer(offer.Id)).ToList();
        var needs = requests.SelectMany(request => request.Needs).Select(need => need.Id).ToHashSet();
        var known = offers.Select(offer => offer.Id).ToHashSet();
        var states = requests.Select(request => request.State).ToHashSet();
        return input with
        {
            States = [.. input.States.Where(state => states.Contains(state.Code))],
            Requests = requests,
            Offers = offers,
            Forbidden =
            [
                .. input.Forbidden.Where(pair => needs.Contains(pair.NeedId) && known.Contains(pair.OfferId)),
            ],
            Locked =
            [
                .. input.Locked.Where(pair => needs.Contains(pair.NeedId) && known.Contains(pair.OfferId)),
            ],
        };
    }

    /// <summary>The plan as the viewer may know it: a package with a hidden part is not there.</summary>
    public Plan Of(Plan plan)
    {
        var packages = plan
            .Packages.Where(package => MaySeeRequest(package.RequestId))
            .Select(package =>
                package.Needs.SelectMany(need => need.Contributions).All(x => MaySeeOffer(x.OfferId))
                    ? package
                    : Hidden(package)
            )
            .ToList();
        return plan with
        {
            InputHash = "",
            Objective = packages.Sum(package => package.Points),
            Bound = long.MaxValue,
            FloorPoints = 0,
            ElapsedMilliseconds = 0,
            Work = 0,
            Certificate = null,
            Packages = packages,
        };
    }

    private static PackageOutcome Hidden(PackageOutcome package) =>
        package with
        {
            Outcome = Outcome.Unserved,
            Partners = [],
            Points = 0,
            Needs =
            [
                .. package.Needs.Select(need => new NeedOutcome
                {
                    NeedId = need.NeedId,
                    Outcome = Outcome.Unserved,
                }),
            ],
        };
}
