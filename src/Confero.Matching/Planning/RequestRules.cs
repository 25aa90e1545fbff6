using Confero.Matching.Model;
using Confero.Matching.Packages;

namespace Confero.Matching.Planning;

/// <summary>Turns the parts and prerequisites of a request's needs into rules between items.</summary>
internal static class RequestRules
{
    /// <param name="builder">Where the request has just got its items.</param>
    /// <param name="request">The request.</param>
    /// <param name="places">The places of each need's parts, in order.</param>
    public static void Add(ProblemBuilder builder, RequestCase request, Dictionary<string, List<int>> places)
    {
        foreach (var parts in places.Values)
            for (var part = 1; part < parts.Count; part++)
                builder.AddRule(ItemRuleKind.Implies, parts[part], parts[part - 1]);
        foreach (var need in request.Needs)
        foreach (var prerequisite in need.Prerequisites)
        {
            if (!places.TryGetValue(prerequisite.NeedId, out var others) || prerequisite.NeedId == need.Id)
                continue;
            var parts = places[need.Id];
            switch (prerequisite.Relation)
            {
                case PrerequisiteRelation.Before:
                    builder.AddRule(ItemRuleKind.Implies, parts[0], others[0]);
                    foreach (var before in others)
                    foreach (var after in parts)
                        builder.AddRule(ItemRuleKind.Precedes, before, after);
                    break;
                case PrerequisiteRelation.Together:
                    builder.AddRule(ItemRuleKind.Implies, parts[0], others[0]);
                    builder.AddRule(ItemRuleKind.Implies, others[0], parts[0]);
                    break;
            }
        }
        foreach (var group in AlternativeGroups(request))
        {
            for (var i = 0; i < group.Count; i++)
            for (var j = i + 1; j < group.Count; j++)
                builder.AddRule(ItemRuleKind.Excludes, places[group[i].Id][0], places[group[j].Id][0]);
            if (group.Any(need => need.Mandatory))
                builder.AddRule(
                    ItemRuleKind.AnyOf,
                    group.Aggregate(0, (set, need) => set | 1 << places[need.Id][0]),
                    0
                );
        }
    }

    /// <summary>Needs joined by instead-of, directly or through others.</summary>
    private static IEnumerable<List<Need>> AlternativeGroups(RequestCase request)
    {
        var group = request.Needs.ToDictionary(
            need => need.Id,
            need => new List<Need> { need },
            StringComparer.Ordinal
        );
        foreach (var need in request.Needs)
        foreach (var other in need.Prerequisites.Where(p => p.Relation == PrerequisiteRelation.InsteadOf))
            if (group.TryGetValue(other.NeedId, out var theirs) && theirs != group[need.Id])
            {
                var mine = group[need.Id];
                mine.AddRange(theirs);
                foreach (var joined in theirs)
                    group[joined.Id] = mine;
            }
        return group.Values.Distinct().Where(needs => needs.Count > 1);
    }
}
