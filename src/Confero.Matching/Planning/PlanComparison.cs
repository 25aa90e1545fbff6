namespace Confero.Matching.Planning;

/// <summary>What is different in a second plan: who gains, who loses.</summary>
public sealed record PlanComparison
{
    /// <summary>Points of the second plan less those of the first.</summary>
    public required long Points { get; init; }

    /// <summary>Needs that only the second plan serves.</summary>
    public required IReadOnlyList<string> Gained { get; init; }

    /// <summary>Needs that only the first plan serves.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Needs that both serve, but by others or at other times.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>Points of each State in both plans, for States where they differ, the greatest loss first.</summary>
    public required IReadOnlyList<StateDifference> States { get; init; }

    /// <summary>Compares two plans, of the same portfolio or of nearly the same.</summary>
    public static PlanComparison Of(Plan first, Plan second)
    {
        var before = Needs(first);
        var after = Needs(second);
        var served = before
            .Where(x => IsServed(x.Value))
            .Select(x => x.Key)
            .ToHashSet(StringComparer.Ordinal);
        var servedNow = after
            .Where(x => IsServed(x.Value))
            .Select(x => x.Key)
            .ToHashSet(StringComparer.Ordinal);
        return new PlanComparison
        {
            Points = second.Objective - first.Objective,
            Gained = [.. servedNow.Except(served).Order(StringComparer.Ordinal)],
            Lost = [.. served.Except(servedNow).Order(StringComparer.Ordinal)],
            Changed =
            [
                .. served
                    .Intersect(servedNow)
                    .Where(need => !before[need].Contributions.SequenceEqual(after[need].Contributions))
                    .Order(StringComparer.Ordinal),
            ],
            States = Differences(first, second),
        };
    }

    private static IReadOnlyList<StateDifference> Differences(Plan first, Plan second)
    {
        var before = PointsOf(first);
        var after = PointsOf(second);
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(state => new StateDifference(
                    state,
                    before.GetValueOrDefault(state),
                    after.GetValueOrDefault(state)
                ))
                .Where(difference => difference.First != difference.Second)
                .OrderBy(difference => difference.Second - difference.First)
                .ThenBy(difference => difference.State, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, long> PointsOf(Plan plan) =>
        plan
            .Packages.GroupBy(package => package.State, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Sum(package => package.Points),
                StringComparer.Ordinal
            );

    private static Dictionary<string, NeedOutcome> Needs(Plan plan) =>
        plan
            .Packages.SelectMany(package => package.Needs)
            .ToDictionary(need => need.NeedId, StringComparer.Ordinal);

    private static bool IsServed(NeedOutcome need) => need.Contributions.Count > 0;
}

/// <summary>Points of one State in two plans.</summary>
public sealed record StateDifference(string State, long First, long Second);
