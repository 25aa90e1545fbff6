namespace Confero.Packages;

/// <summary>What two sides agree on in a contribution. It is locked once both said yes.</summary>
/// <param name="Terms">What exactly is given and on what terms, in words.</param>
/// <param name="Quantity">In the unit of the contribution.</param>
/// <param name="Amount">Minor units of the currency of the contribution.</param>
public sealed record AgreedText(string Terms, long? Quantity, long? Amount, DateOnly? From, DateOnly? To)
{
    /// <summary>Letters at most.</summary>
    public const int Most = 10_000;

    internal static AgreedText Of(Contribution x) => new(x.Terms ?? "", x.Quantity, x.Amount, x.From, x.To);

    internal void ApplyTo(Contribution x) =>
        (x.Terms, x.Quantity, x.Amount, x.From, x.To) = (Terms, Quantity, Amount, From, To);

    internal IEnumerable<Refusal> Faults(Contribution contribution)
    {
        if (Terms.Length > Most)
            yield return Refusal.TooLong("terms", Most);
        if (Quantity is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "quantity");
        if (Amount is <= 0)
            yield return Refusal.Invalid("input.must-be-positive", "amount");
        if ((Quantity is null) != (contribution.Quantity is null))
            yield return Refusal.Missing("quantity");
        if ((Amount is null) != (contribution.Amount is null))
            yield return Refusal.Missing("amount");
        if (From > To)
            yield return Refusal.Invalid("input.ends-before-start", "to");
    }
}
