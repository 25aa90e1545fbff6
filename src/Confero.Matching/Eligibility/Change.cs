using System.Globalization;
using Confero.Matching.Model;

namespace Confero.Matching.Eligibility;

/// <summary>One change of one field that would help a pair to match. It is a proposal: nothing is changed by it.</summary>
/// <param name="Side">Whose field.</param>
/// <param name="Operation">Set the field, or add to or remove from its list.</param>
/// <param name="Code">The rule it satisfies, one of <see cref="RuleCodes"/>.</param>
/// <param name="Field">Name of the field in the JSON of the need, the offer or the input.</param>
/// <param name="Value">
/// The value, as in JSON but without quotes; a competence as <c>code:level</c>, days as <c>from/to</c>, a pair as
/// <c>need|offer</c>.
/// </param>
public sealed record Change(
    ChangeSide Side,
    ChangeOperation Operation,
    string Code,
    string Field,
    string Value
)
{
    internal static Change Need(string code, string field, string value) =>
        new(ChangeSide.Need, ChangeOperation.Set, code, field, value);

    internal static Change NeedAdds(string code, string field, string value) =>
        new(ChangeSide.Need, ChangeOperation.Add, code, field, value);

    internal static Change NeedDrops(string code, string field, string value) =>
        new(ChangeSide.Need, ChangeOperation.Remove, code, field, value);

    internal static Change Offer(string code, string field, string value) =>
        new(ChangeSide.Offer, ChangeOperation.Set, code, field, value);

    internal static Change OfferAdds(string code, string field, string value) =>
        new(ChangeSide.Offer, ChangeOperation.Add, code, field, value);

    internal static Change OfferDrops(string code, string field, string value) =>
        new(ChangeSide.Offer, ChangeOperation.Remove, code, field, value);

    /// <summary>The input as it would be with this change, for a what-if.</summary>
    /// <exception cref="ArgumentException">The field cannot be changed this way.</exception>
    public MatchingInput ApplyTo(MatchingInput input, string needId, string offerId) =>
        Side switch
        {
            ChangeSide.Need => input with
            {
                Requests =
                [
                    .. input.Requests.Select(request =>
                        request with
                        {
                            Needs =
                            [
                                .. request.Needs.Select(need => need.Id == needId ? ApplyTo(need) : need),
                            ],
                        }
                    ),
                ],
            },
            ChangeSide.Offer => input with
            {
                Offers = [.. input.Offers.Select(offer => offer.Id == offerId ? ApplyTo(offer) : offer)],
            },
            _ => input with
            {
                Forbidden = [.. input.Forbidden.Where(pair => $"{pair.NeedId}|{pair.OfferId}" != Value)],
            },
        };

    private Need ApplyTo(Need need) =>
        Field switch
        {
            "item" => need with { Item = Value },
            "unit" => need with { Unit = Value },
            "languages" => need with { Languages = [.. need.Languages, Value] },
            "excludedProviderKinds" => need with
            {
                ExcludedProviderKinds = [.. need.ExcludedProviderKinds.Where(kind => kind != Value)],
            },
            "from" => need with { From = Day(Value) },
            "to" => need with { To = Day(Value) },
            "divisible" => need with { Divisible = true },
            "minimumUseful" => need with { MinimumUseful = Number(Value) },
            _ => throw new ArgumentException($"The field '{Field}' of a need cannot be changed."),
        };

    private Offer ApplyTo(Offer offer) =>
        Field switch
        {
            "kinds" => offer with
            {
                Kinds = [.. offer.Kinds, Enum.Parse<AssistanceKind>(Value, ignoreCase: true)],
            },
            "stages" => offer with { Stages = [.. offer.Stages, Value] },
            "objectives" => offer with { Objectives = [.. offer.Objectives, Value] },
            "modules" => offer with { Modules = [.. offer.Modules, Value] },
            "competences" => offer with
            {
                Competences =
                [
                    .. offer.Competences.Where(held => held.Code != Value[..Value.LastIndexOf(':')]),
                    new Competence(
                        Value[..Value.LastIndexOf(':')],
                        (int)Number(Value[(Value.LastIndexOf(':') + 1)..])
                    ),
                ],
            },
            "regions" => offer with { Regions = [.. offer.Regions, Value] },
            "recipients" => offer with { Recipients = [.. offer.Recipients, Value] },
            "excludedRecipients" => offer with
            {
                ExcludedRecipients = [.. offer.ExcludedRecipients.Where(state => state != Value)],
            },
            "validUntil" => offer with { ValidUntil = Day(Value) },
            "to" => offer with { To = Day(Value) },
            "availability" => offer with { Availability = [.. offer.Availability, Days(Value)] },
            "minimumGrant" => offer with { MinimumGrant = Number(Value) },
            "transport" => offer with { Transport = true },
            _ => throw new ArgumentException($"The field '{Field}' of an offer cannot be changed."),
        };

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateRange Days(string text) => new(Day(text[..10]), Day(text[11..]));
}

/// <summary>Where a field lies.</summary>
public enum ChangeSide
{
    /// <summary>In the need.</summary>
    Need,

    /// <summary>In the offer.</summary>
    Offer,

    /// <summary>In the input itself.</summary>
    Input,
}

/// <summary>What happens to a field.</summary>
public enum ChangeOperation
{
    /// <summary>It gets the value.</summary>
    Set,

    /// <summary>Its list gets one more value.</summary>
    Add,

    /// <summary>Its list loses the value.</summary>
    Remove,
}
