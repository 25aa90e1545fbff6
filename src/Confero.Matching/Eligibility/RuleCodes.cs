namespace Confero.Matching.Eligibility;

/// <summary>Codes of the rules a pair of need and offer is checked against, in the order in which they are checked.</summary>
public static class RuleCodes
{
    /// <summary>The sort of offer can serve the kind of need.</summary>
    public const string Kind = "rule.kind";

    /// <summary>The offer is for this material item or training kind.</summary>
    public const string Item = "rule.item";

    /// <summary>Both count in the same unit.</summary>
    public const string Unit = "rule.unit";

    /// <summary>The offer's earmark covers the kind of assistance.</summary>
    public const string Earmark = "rule.earmark";

    /// <summary>The offer covers the life-cycle stage.</summary>
    public const string Stage = "rule.stage";

    /// <summary>The offer covers one of the objectives.</summary>
    public const string Objective = "rule.objective";

    /// <summary>The offer covers one of the guideline modules.</summary>
    public const string Module = "rule.module";

    /// <summary>The offer brings every competence at its level, valid on the day work starts.</summary>
    public const string Competence = "rule.competence";

    /// <summary>There is a common working language.</summary>
    public const string Language = "rule.language";

    /// <summary>The State lies in a region the offer may serve.</summary>
    public const string Region = "rule.region";

    /// <summary>The offer is open to this State.</summary>
    public const string Recipient = "rule.recipient";

    /// <summary>The offer does not exclude this State.</summary>
    public const string ExcludedRecipient = "rule.excluded-recipient";

    /// <summary>The provider is not the requesting State itself.</summary>
    public const string OwnState = "rule.own-state";

    /// <summary>The State does not exclude this kind of provider.</summary>
    public const string ProviderKind = "rule.provider-kind";

    /// <summary>The expert is not a national of the State.</summary>
    public const string Nationality = "rule.nationality";

    /// <summary>There is no conflict of interest with the State.</summary>
    public const string Conflict = "rule.conflict";

    /// <summary>The offer stands on the planning day.</summary>
    public const string Validity = "rule.validity";

    /// <summary>The offer can be used in the need's window, lead time included.</summary>
    public const string Window = "rule.window";

    /// <summary>The people have enough free days in the window.</summary>
    public const string Calendar = "rule.calendar";

    /// <summary>The offer is large enough for the whole need, or for its minimum useful part.</summary>
    public const string Quantity = "rule.quantity";

    /// <summary>The need is not below the fund's minimum, nor above what one request can get.</summary>
    public const string Grant = "rule.grant";

    /// <summary>The provider brings goods that must be brought.</summary>
    public const string Transport = "rule.transport";

    /// <summary>Nobody has forbidden this pair.</summary>
    public const string Forbidden = "rule.forbidden";
}
