using Confero.Acts;

namespace Confero.Identity;

/// <summary>What tokens can be given: reading, single acts, or all acts of a capability.</summary>
public static class TokenScopes
{
    /// <summary>Codes of all acts a token may ever do, with the roles that may do them.</summary>
    public static IReadOnlyDictionary<string, Roles> Acts { get; } = Find();

    /// <summary>The capabilities whose acts can be given together, such as <c>offer.*</c>.</summary>
    public static IReadOnlyList<string> Capabilities { get; } =
    [.. Acts.Keys.Select(x => $"{x.Split('.')[0]}.*").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether there is such a scope.</summary>
    public static bool Has(string scope) =>
        scope == ApiToken.Read || Acts.ContainsKey(scope) || Capabilities.Contains(scope);

    /// <summary>The scopes that make sense for somebody with these roles, in a fixed order.</summary>
    public static IReadOnlyList<string> For(Roles roles)
    {
        var acts = Acts.Where(x => (x.Value & roles) != 0).Select(x => x.Key).ToList();
        return
        [
            ApiToken.Read,
            .. Capabilities.Where(x => acts.Exists(y => y.StartsWith(x[..^1], StringComparison.Ordinal))),
        ];
    }

    private static SortedDictionary<string, Roles> Find()
    {
        var found = new SortedDictionary<string, Roles>(StringComparer.Ordinal);
        foreach (var type in typeof(Act).Assembly.GetTypes().Where(x => x.IsSubclassOf(typeof(Act))))
        {
            if (type.IsAbstract)
                continue;
            var act = (Act)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            if (act.ByToken)
                found[act.Code] = act.AllowedTo;
        }
        return found;
    }
}
