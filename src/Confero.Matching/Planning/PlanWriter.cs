using Confero.Matching.Eligibility;
using Confero.Matching.Model;
using Confero.Matching.Packages;
using Confero.Matching.Scoring;

namespace Confero.Matching.Planning;

/// <summary>Turns chosen packages back into offers, days and money, with a reason for everything left out.</summary>
internal sealed class PlanWriter
{
    private readonly Portfolio _portfolio;
    private readonly Problem _problem;
    private readonly Selection _selection;

    public PlanWriter(Portfolio portfolio, Selection selection)
    {
        _portfolio = portfolio;
        _problem = portfolio.Problem;
        _selection = selection;
    }

    public IReadOnlyList<PackageOutcome> Write() =>
        [.. _portfolio.Index.Input.Requests.Select((request, number) => Write(request, number))];

    private PackageOutcome Write(RequestCase request, int number)
    {
        var package = _selection[number];
        var needs = request.Needs.Select(need => Write(request, need, number, package)).ToList();
        var outcome =
            package is null ? Outcome.Unserved
            : needs.TrueForAll(need => need.Outcome == Outcome.Served) ? Outcome.Served
            : Outcome.Partly;
        return new PackageOutcome
        {
            RequestId = request.Id,
            State = request.State,
            Outcome = outcome,
            Partners =
            [
                .. needs
                    .SelectMany(need => need.Contributions)
                    .Select(contribution => contribution.ProviderId)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            Points = package?.Value ?? 0,
            Needs = needs,
        };
    }

    private NeedOutcome Write(RequestCase request, Need need, int number, Package? package)
    {
        var places = PlacesOf(need, number);
        var contributions = new List<Contribution>();
        var served = 0;
        long met = 0;
        foreach (var place in places)
            if (package is not null && package.Options[place] != Package.LeftOut)
            {
                contributions.AddRange(Contributions(package, place, number));
                var option = package.Options[place];
                met +=
                    option == Package.MoneyOnly
                        ? Item(number, place).Amount
                        : _portfolio.Options[option].Quantity;
                served++;
            }
        var asked = places.Sum(place => Item(number, place).Amount);
        var outcome =
            served == 0 ? Outcome.Unserved
            : served < places.Count || (need.Quantity is not null && met < asked) ? Outcome.Partly
            : Outcome.Served;
        return new NeedOutcome
        {
            NeedId = need.Id,
            Outcome = outcome,
            Contributions = contributions,
            Reasons = outcome switch
            {
                Outcome.Served => [],
                Outcome.Partly =>
                [
                    Because(
                        PlanReasonCodes.PartOnly,
                        ("met", PairRules.Number(met)),
                        ("asked", PairRules.Number(asked))
                    ),
                ],
                _ => new WhyUnserved(_portfolio, _selection, request, number).Reasons(need),
            },
        };
    }

    private IEnumerable<Contribution> Contributions(Package package, int place, int number)
    {
        var item = _problem.ItemStart[number] + place;
        var days = default(DateRange?);
        if (package.Options[place] is var option && option != Package.MoneyOnly)
        {
            var source = _portfolio.Options[option];
            days = source.Period;
            yield return new Contribution
            {
                OfferId = source.Offer.Id,
                ProviderId = source.Offer.ProviderId,
                Role = ContributionRole.InKind,
                Quantity = source.Quantity,
                Money = _problem.OptionPaid[option] ? _problem.ItemCost[item] : 0,
                From = source.Period.From,
                To = source.Period.To,
                Points = _problem.OptionValue[option],
                Score = source.Permille / 10.0,
            };
        }
        if (package.Payers[place] is var payer && payer == Package.Unpaid)
            yield break;
        var (fund, permille) = _portfolio.Payers[payer];
        var window = new Pair(_portfolio.Index, Item(number, place).Need, fund).Usable;
        yield return new Contribution
        {
            OfferId = fund.Id,
            ProviderId = fund.ProviderId,
            Role = ContributionRole.Funding,
            Quantity = 0,
            Money = _problem.ItemCost[item],
            From = days?.From ?? window.From,
            To = days?.To ?? window.To,
            Points = _problem.PaymentValue(payer, place),
            Score = permille[place] / 10.0,
        };
    }

    private List<int> PlacesOf(Need need, int number) =>
        [
            .. Enumerable
                .Range(0, _problem.ItemsOf(number))
                .Where(place => Item(number, place).Need.Id == need.Id),
        ];

    private ItemSource Item(int number, int place) => _portfolio.Items[_problem.ItemStart[number] + place];

    private static Reason Because(string code, params (string Name, string Value)[] arguments) =>
        new(code, arguments.ToDictionary(argument => argument.Name, argument => argument.Value));
}
