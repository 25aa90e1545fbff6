using Confero.Packages;
using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Web.Components;

/// <summary>What one candidate shall give to one line, as the browser sends it.</summary>
public sealed class GiveForm
{
    public long? Quantity { get; set; }
    public string? AmountText { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Terms { get; set; }

    /// <summary>All of what the line asks for.</summary>
    public static GiveForm Of(Need need, bool funds, Taxonomies terms) =>
        new()
        {
            Quantity = funds ? null : need.Quantity,
            AmountText = funds ? MoneyInput.Text(need.Budget, need.Currency, terms) : null,
            From = need.From,
            To = need.To,
        };

    /// <summary>What a draft says already.</summary>
    public static GiveForm Of(ContributionView part, Taxonomies terms) =>
        new()
        {
            Quantity = part.Quantity,
            AmountText = MoneyInput.Text(part.Amount, part.Currency, terms),
            From = part.From,
            To = part.To,
            Terms = part.Terms,
        };

    /// <summary>The part of a package, or the refusal of a sum that cannot be read.</summary>
    public (Part? Part, Refusal? Fault) ToPart(
        Need need,
        string choiceId,
        bool isExpert,
        bool funds,
        Taxonomies terms
    )
    {
        var part = new Part(need.Id, isExpert ? null : choiceId, isExpert ? choiceId : null)
        {
            From = From,
            To = To,
            Terms = string.IsNullOrWhiteSpace(Terms) ? null : Terms.ReplaceLineEndings("\n").Trim(),
        };
        if (!funds)
            return (part with { Quantity = Quantity, Unit = need.Unit }, null);
        var (amount, fault) = MoneyInput.Read(AmountText, need.Currency, terms, "amount");
        return (
            part with
            {
                Amount = amount,
                Currency = amount is null ? null : need.Currency ?? "USD",
            },
            fault
        );
    }
}
