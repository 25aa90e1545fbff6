using System.Reflection;
using System.Text.RegularExpressions;
using Confero.Packages;
using Confero.Requests;
using Confero.Storage;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>What a stranger would aim at: things of one State and of its partners, an id for each kind of thing.</summary>
internal static partial class Targets
{
    /// <summary>The State that is aimed at.</summary>
    public const string State = "QMA";

    /// <summary>Parties whose people try what is not theirs.</summary>
    private static readonly string[] Strangers = ["QME", "QMR", "IO-SAFESTOCK"];

    /// <summary>Which kind of id follows a part of an address.</summary>
    private static readonly Dictionary<string, string> Follows = new()
    {
        ["requests"] = "REQ",
        ["needs"] = "NED",
        ["offers"] = "OFR",
        ["experts"] = "EXP",
        ["packages"] = "PKG",
        ["contributions"] = "CTR",
        ["proposals"] = "CTR",
        ["terms"] = "CTR",
        ["delivery"] = "CTR",
        ["plans"] = "PLN",
        ["assessments"] = "ASM",
        ["sites"] = "SIT",
        ["people"] = "MEM",
        ["consents"] = "CST",
        ["tokens"] = "TOK",
        ["recoveries"] = "RCV",
        ["visits"] = "VIS",
        ["pools"] = "JNT",
        ["mine"] = "JNT",
        ["pool-parts"] = "PLP",
        ["flows"] = "FLW",
        ["amendments"] = "ALT",
        ["follow-ups"] = "FUP",
        ["merges"] = "MRG",
        ["drafts"] = "PRD",
        ["process-drafts"] = "PRD",
        ["migrations"] = "MIG",
        ["imports"] = "IMP",
        ["sources"] = "SRC",
        ["dialogues"] = "DLG",
        ["sessions"] = "SES",
        ["questions"] = "QST",
        ["papers"] = "PPR",
        ["polls"] = "POL",
    };

    /// <summary>Ids by prefix: the State's own where there are any, else anybody's.</summary>
    public static async Task<Dictionary<string, string>> Of(WebWorld world)
    {
        var ids = new Dictionary<string, string>();
        var first = typeof(Targets).GetMethod(nameof(First), BindingFlags.NonPublic | BindingFlags.Static)!;
        var types = await world.Read(db => Task.FromResult(db.Model.GetEntityTypes().ToList()));
        foreach (var type in types)
        {
            var isNamed =
                type.FindPrimaryKey()?.Properties is [{ Name: "Id" } key] && key.ClrType == typeof(string);
            if (!isNamed || type.IsOwned() || type.ClrType.IsGenericType)
                continue;
            var hasParty = type.FindProperty("PartyId") is not null;
            var found = await world.Read(db =>
                (Task<string?>)first.MakeGenericMethod(type.ClrType).Invoke(null, [db, hasParty])!
            );
            if (found is { Length: > 4 } id && id[3] == '-')
                ids.TryAdd(id[..3], id);
        }
        var hidden = await world.Read(db =>
            db.Set<Request>().Include(x => x.Needs).SingleAsync(x => x.ImportKey == "QMA-people")
        );
        (ids["REQ"], ids["NED"], ids["MEM"]) = (hidden.Id, hidden.Needs[0].Id, "MEM-DEMO-YAO");
        ids["CTR"] = await world.Read(db => OfOthers(db).OrderBy(x => x.Id).Select(x => x.Id).FirstAsync());
        return ids;
    }

    /// <summary>What somebody none of the strangers acts for gives to the State; in what they give themselves they have a say.</summary>
    private static IQueryable<Contribution> OfOthers(ConferoDb db) =>
        db.Set<Contribution>()
            .Where(x =>
                x.ProviderId != null
                && !Strangers.Contains(x.ProviderId)
                && db.Set<Request>().Any(r => r.Id == x.RequestId && r.PartyId == State)
            );

    private static Task<string?> First<T>(ConferoDb db, bool hasParty)
        where T : class
    {
        var rows = db.Set<T>().OrderBy(x => 0);
        if (hasParty)
            rows = db.Set<T>().OrderBy(x => EF.Property<string?>(x, "PartyId") == State ? 0 : 1);
        return rows.ThenBy(x => EF.Property<string>(x, "Id"))
            .Select(x => EF.Property<string?>(x, "Id"))
            .FirstOrDefaultAsync();
    }

    /// <summary>The same kinds of ids, of nothing.</summary>
    public static Dictionary<string, string> OfNothing(IReadOnlyDictionary<string, string> ids) =>
        ids.ToDictionary(x => x.Key, x => $"{x.Key}-0000-0000-00");

    /// <summary>The address of a route with ids in it.</summary>
    public static string Fill(string path, IReadOnlyDictionary<string, string> ids)
    {
        var filled = IdAfter()
            .Replace(
                path,
                x =>
                    $"/{x.Groups["part"].Value}/"
                    + ids.GetValueOrDefault(
                        Follows.GetValueOrDefault(x.Groups["part"].Value, "REQ"),
                        ids["REQ"]
                    )
            );
        return RouteCases.Fill(filled, ids["REQ"], ids["NED"]);
    }

    [GeneratedRegex(@"/(?<part>[a-z-]+)/\{id\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex IdAfter();
}
