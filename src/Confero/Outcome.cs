namespace Confero;

/// <summary>What came of an act: done, with the id and version of what it was about, or refused with reasons.</summary>
public sealed record Outcome
{
    /// <summary>The id of what the act made or changed.</summary>
    public string? Id { get; init; }

    /// <summary>The version of it after the act.</summary>
    public Guid? Version { get; init; }

    /// <summary>Empty when the act was done.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True when the same act had been done before under the same key, and nothing was done again.</summary>
    public bool Repeated { get; init; }

    public bool Done => Refusals.Count == 0;

    public static Outcome Of(string? id, Guid? version = null) => new() { Id = id, Version = version };

    public static Outcome Refused(IEnumerable<Refusal> refusals) => new() { Refusals = [.. refusals] };

    public static implicit operator Outcome(Refusal refusal) => new() { Refusals = [refusal] };
}
