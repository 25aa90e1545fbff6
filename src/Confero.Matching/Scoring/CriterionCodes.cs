namespace Confero.Matching.Scoring;

/// <summary>Codes of the criteria whose weighted sum is the score of a candidate.</summary>
public static class CriterionCodes
{
    /// <summary>Levels above the least ones asked for.</summary>
    public const string Competence = "criterion.competence";

    /// <summary>Share of the need's languages the offer works in.</summary>
    public const string Language = "criterion.language";

    /// <summary>Share of the need's guideline modules the offer names.</summary>
    public const string Module = "criterion.module";

    /// <summary>Whether the offer names the stage.</summary>
    public const string Stage = "criterion.stage";

    /// <summary>Share of the need's objectives the offer names.</summary>
    public const string Objective = "criterion.objective";

    /// <summary>Share of the subjects of the need's free text that the offer's text speaks of too.</summary>
    public const string Subject = "criterion.subject";

    /// <summary>Whether the offer names the State or its region.</summary>
    public const string Region = "criterion.region";

    /// <summary>How early in the window it can start.</summary>
    public const string Timing = "criterion.timing";

    /// <summary>Share of the quantity or budget it can cover.</summary>
    public const string Coverage = "criterion.coverage";

    /// <summary>Readiness of equipment, people and funding, and what the recipient must add.</summary>
    public const string Readiness = "criterion.readiness";

    /// <summary>Whether the State prefers this kind of provider.</summary>
    public const string Provider = "criterion.provider";
}
