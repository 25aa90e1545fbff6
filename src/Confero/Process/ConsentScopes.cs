namespace Confero.Process;

/// <summary>Scopes of consent that mean something to the mechanism itself; a definition may name others.</summary>
public static class ConsentScopes
{
    /// <summary>Others may see the case as far as its classes allow.</summary>
    public const string Circulate = "circulate";

    /// <summary>Providers may see an anonymous card of its needs.</summary>
    public const string Card = "card";

    /// <summary>Its needs may count in figures of quiet demand, in sums over several States.</summary>
    public const string Count = "count";

    /// <summary>One section may be seen further than before.</summary>
    public const string Visibility = "visibility";

    /// <summary>A contribution is accepted; with the provider's own yes it opens the identities.</summary>
    public const string Contribution = "contribution";

    /// <summary>Named people of another party may come on a day.</summary>
    public const string Visit = "visit";

    /// <summary>A text about what came of a case is shown to everyone.</summary>
    public const string PublishResult = "publish-result";

    /// <summary>A need is met together with neighbours whose names open when all have agreed.</summary>
    public const string Pool = "pool";

    /// <summary>A delivery is closed although the sides differ or part of it is missing.</summary>
    public const string Settlement = "settlement";

    /// <summary>Rating and lesson of an evaluation go further than the State and the secretariat.</summary>
    public const string Lesson = "lesson";
}
