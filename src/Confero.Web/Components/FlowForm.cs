using Confero.Delivery.Money;
using Confero.Taxonomy;

namespace Confero.Web.Components;

/// <summary>The fields of a flow as the browser sends them.</summary>
public sealed class FlowForm
{
    public FlowStatus Status { get; set; } = FlowStatus.Commitment;
    public string? FromId { get; set; }
    public string? ToId { get; set; }
    public FlowEarmark Earmark { get; set; }
    public string? EarmarkCode { get; set; }
    public string? AmountText { get; set; }
    public string? Currency { get; set; } = "USD";
    public DateOnly? On { get; set; }
    public string? ParentId { get; set; }
    public FlowRelation Relation { get; set; }
    public string? RateText { get; set; }
    public DateOnly? RateOn { get; set; }
    public string? Note { get; set; }

    /// <summary>What the act takes, and the refusal of a number that cannot be read.</summary>
    public (FlowInput Input, Refusal? Fault) ToInput(Taxonomies terms, string? requestId, DateOnly today)
    {
        var (amount, fault) = MoneyInput.Read(AmountText, Currency, terms, "amount");
        decimal? rate = null;
        if (!string.IsNullOrWhiteSpace(RateText))
        {
            if (
                decimal.TryParse(
                    RateText.Replace(',', '.'),
                    NumberStyles.Number,
                    CultureInfo.InvariantCulture,
                    out var read
                )
            )
                rate = read;
            else
                fault ??= Refusal.Invalid("input.not-a-sum", "rate");
        }
        if (amount is null)
            fault ??= Refusal.Missing("amount");
        var input = new FlowInput
        {
            Status = Status,
            Amount = amount ?? 0,
            Currency = Currency ?? "",
            On = On ?? today,
            FromId = Empty(FromId),
            ToId = Empty(ToId),
            Earmark = string.IsNullOrEmpty(requestId) ? Earmark : FlowEarmark.Case,
            EarmarkCode = Empty(EarmarkCode),
            RequestId = Empty(requestId),
            ParentId = Empty(ParentId),
            Relation = Empty(ParentId) is null ? null : Relation,
            Rate = rate,
            RateOn = rate is null ? null : RateOn,
            Note = Empty(Note),
        };
        return (input, fault);
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
