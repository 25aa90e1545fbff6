using System.Collections.Frozen;

namespace Confero.Landscape.Activities.Iati;

/// <summary>What each element of an activity means, by rules of our own that need no schema.</summary>
internal sealed class IatiActivity(Countries countries)
{
    private static readonly FrozenSet<string> Read =
    [
        "iati-identifier",
        "title",
        "description",
        "reporting-org",
        "participating-org",
        "activity-status",
        "activity-date",
        "recipient-country",
        "recipient-region",
        "location",
        "sector",
        "transaction",
        "budget",
        "related-activity",
        "document-link",
        "activity-website",
    ];
    private static readonly FrozenDictionary<string, ActivityStatus> Statuses = new Dictionary<
        string,
        ActivityStatus
    >
    {
        ["1"] = ActivityStatus.Planned,
        ["2"] = ActivityStatus.Running,
        ["3"] = ActivityStatus.Finished,
        ["4"] = ActivityStatus.Finished,
        ["5"] = ActivityStatus.Stopped,
        ["6"] = ActivityStatus.Stopped,
    }.ToFrozenDictionary();
    private static readonly FrozenDictionary<string, ActivityRole> Roles = new Dictionary<
        string,
        ActivityRole
    >
    {
        ["1"] = ActivityRole.Funding,
        ["2"] = ActivityRole.Accountable,
        ["3"] = ActivityRole.Extending,
        ["4"] = ActivityRole.Implementing,
    }.ToFrozenDictionary();

    public static bool Reads(string name) => Read.Contains(name);

    public IatiDraft Begin(IatiNode head) => new(head);

    public void Take(IatiDraft draft, IatiNode node, int number)
    {
        if (node.Cut)
            draft.Add(node.Line, Place(node, number), "cut", false);
        switch (node.Name)
        {
            case "iati-identifier":
                draft.Identifier = node.Text;
                break;
            case "title":
                Narratives(draft, node, draft.Titles, number);
                break;
            case "description":
                Narratives(draft, node, draft.Descriptions, number);
                break;
            case "reporting-org":
                draft.Reporter = Name(node) ?? node["ref"];
                if (string.IsNullOrEmpty(node["ref"]))
                    draft.Add(node.Line, "reporting-org/@ref", "missing", false);
                break;
            case "participating-org":
                Party(draft, node, number);
                break;
            case "activity-status":
                draft.Status = Coded(draft, node, "code", number, Statuses);
                break;
            case "activity-date":
                Date(draft, node, number);
                break;
            case "recipient-country" or "recipient-region":
                if (Where(draft, node, Place(node, number)) is { } place)
                    draft.Places.Add(place);
                break;
            case "location":
                Location(draft, node, number);
                break;
            case "sector":
                Sector(draft, node, number);
                break;
            case "transaction":
                IatiFlows.Transaction(
                    draft,
                    node,
                    number,
                    x => Where(draft, x, $"transaction[{number}]/{x.Name}")
                );
                break;
            case "budget":
                IatiFlows.Budget(draft, node, number);
                break;
            case "related-activity":
                if (node["ref"] is { Length: > 0 } other)
                    draft.Related.Add((other, node["type"] ?? ""));
                else
                    draft.Add(node.Line, $"{Place(node, number)}/@ref", "missing", false);
                break;
            case "document-link" or "activity-website":
                if ((node["url"] ?? node.Text) is { Length: > 0 and < 500 } address && IsWeb(address))
                    draft.Addresses.Add(address);
                break;
        }
    }

    /// <summary>The texts of an element by language.</summary>
    private static void Narratives(
        IatiDraft draft,
        IatiNode node,
        Dictionary<string, string> texts,
        int number
    )
    {
        var found = false;
        foreach (var narrative in node.All("narrative").Where(x => x.Text.Length > 0))
        {
            found = true;
            var language = IatiDraft.Tag(narrative.Language) ?? draft.Language;
            texts[language] = texts.TryGetValue(language, out var before)
                ? $"{before}\n{narrative.Text}"
                : narrative.Text;
        }
        if (!found)
            draft.Add(node.Line, $"{Place(node, number)}/narrative", "missing", false);
    }

    private static string? Name(IatiNode node) =>
        node.All("narrative").Select(x => x.Text).FirstOrDefault(x => x.Length > 0);

    private static void Party(IatiDraft draft, IatiNode node, int number)
    {
        if (Coded(draft, node, "role", number, Roles) is not { } role)
            return;
        if ((Name(node) ?? node["ref"]) is { Length: > 0 } name)
            draft.Parties.Add(new(role, name));
        else
            draft.Add(node.Line, Place(node, number), "no-name", false);
        if (role == ActivityRole.Funding && node["activity-id"] is { Length: > 0 } giver)
            draft.Givers.Add(giver);
    }

    private static T? Coded<T>(
        IatiDraft draft,
        IatiNode node,
        string attribute,
        int number,
        FrozenDictionary<string, T> values
    )
        where T : struct
    {
        var code = node[attribute] ?? "";
        if (values.TryGetValue(code, out var value))
            return value;
        draft.Add(
            node.Line,
            $"{Place(node, number)}/@{attribute}",
            code.Length == 0 ? "missing" : "unknown-code",
            false,
            code
        );
        return null;
    }

    private static void Date(IatiDraft draft, IatiNode node, int number)
    {
        var type = node["type"] ?? "";
        if (type is not ("1" or "2" or "3" or "4"))
            draft.Add(node.Line, $"{Place(node, number)}/@type", "unknown-code", false, type);
        else if (IatiFlows.Day(draft, node, "iso-date", Place(node, number)) is { } day)
            draft.Days[type] = day;
    }

    private PlaceDraft? Where(IatiDraft draft, IatiNode node, string place)
    {
        var code = node["code"] ?? "";
        var percent = Percent(draft, node, place);
        if (node.Name == "recipient-country")
        {
            if (Countries.OfCode(code) is { } state)
                return new(state, false, percent);
            if (countries.Find(code) is { } invented)
                return new(invented, false, percent);
            if (countries.Region(code, ofOecd: true) is { } misplaced)
            {
                draft.Add(node.Line, $"{place}/@code", "region-as-country", false, code);
                return new(misplaced, true, percent);
            }
        }
        else if (countries.Region(code, ofOecd: node["vocabulary"] is null or "1") is { } region)
            return new(region, true, percent);
        draft.Add(node.Line, $"{place}/@code", code.Length == 0 ? "missing" : "unknown-code", false, code);
        return null;
    }

    private static decimal? Percent(IatiDraft draft, IatiNode node, string place)
    {
        if (node["percentage"] is not { } text)
            return null;
        if (IatiFlows.Number(text) is { } percent and >= 0 and <= 100)
            return percent;
        draft.Add(node.Line, $"{place}/@percentage", "not-a-number", false, text);
        return null;
    }

    /// <summary>Points are checked and never kept: no place inside a State is stored.</summary>
    private static void Location(IatiDraft draft, IatiNode node, int number)
    {
        foreach (var position in node.All("point").SelectMany(x => x.Children).Where(x => x.Name == "pos"))
        {
            var parts = position.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (
                parts.Length != 2
                || IatiFlows.Number(parts[0]) is not (>= -90 and <= 90)
                || IatiFlows.Number(parts[1]) is not (>= -180 and <= 180)
            )
                draft.Add(
                    position.Line,
                    $"{Place(node, number)}/point/pos",
                    "not-a-point",
                    false,
                    position.Text
                );
        }
    }

    private static void Sector(IatiDraft draft, IatiNode node, int number)
    {
        if (node["code"] is not { Length: > 0 } code)
        {
            draft.Add(node.Line, $"{Place(node, number)}/@code", "missing", false);
            return;
        }
        draft.Sectors.Add(
            new(node["vocabulary"] ?? "1", code, Percent(draft, node, Place(node, number)), Name(node))
        );
    }

    private static string Place(IatiNode node, int number) =>
        number == 1 ? node.Name : $"{node.Name}[{number.ToString(CultureInfo.InvariantCulture)}]";

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
