namespace Confero.Identity;

/// <summary>What a member may do for the party. A person may hold several; none of them consents for a State but <see cref="Authoriser"/>.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Drafter = 1,
    Authoriser = 2,
    Reader = 4,
    DelegateAdministrator = 8,
    Broker = 16,
    Administrator = 32,
    Auditor = 64,
    Expert = 128,
}

/// <summary>Names of roles as files and the API write them.</summary>
public static class RoleNames
{
    private static readonly (Roles Role, string Name)[] All =
    [
        (Roles.Drafter, "drafter"),
        (Roles.Authoriser, "authoriser"),
        (Roles.Reader, "reader"),
        (Roles.DelegateAdministrator, "delegate-administrator"),
        (Roles.Broker, "broker"),
        (Roles.Administrator, "administrator"),
        (Roles.Auditor, "auditor"),
        (Roles.Expert, "expert"),
    ];

    /// <summary>Roles that only members of the secretariat may hold.</summary>
    public const Roles OfSecretariat = Roles.Broker | Roles.Administrator | Roles.Auditor;

    /// <summary>Every role there is, for what each member may do about the own affairs.</summary>
    public const Roles Any = (Roles)255;

    /// <summary>Every role name, in a fixed order.</summary>
    public static IEnumerable<string> Names => All.Select(x => x.Name);

    public static IReadOnlyList<string> ToNames(this Roles roles) =>
        [.. All.Where(x => roles.HasFlag(x.Role)).Select(x => x.Name)];

    /// <summary>The roles of these names, or null when one is unknown.</summary>
    public static Roles? Parse(IEnumerable<string> names)
    {
        var roles = Roles.None;
        foreach (var name in names)
        {
            var found = Array.Find(All, x => x.Name == name);
            if (found.Name is null)
                return null;
            roles |= found.Role;
        }
        return roles;
    }
}
