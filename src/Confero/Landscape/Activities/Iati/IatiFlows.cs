namespace Confero.Landscape.Activities.Iati;

/// <summary>Transactions and budgets of an activity.</summary>
internal static class IatiFlows
{
    private static readonly Dictionary<string, FlowKind> Kinds = new()
    {
        ["1"] = FlowKind.Incoming,
        ["2"] = FlowKind.Commitment,
        ["3"] = FlowKind.Disbursement,
        ["4"] = FlowKind.Expenditure,
        ["5"] = FlowKind.Other,
        ["6"] = FlowKind.Other,
        ["7"] = FlowKind.Other,
        ["8"] = FlowKind.Other,
        ["9"] = FlowKind.Other,
        ["10"] = FlowKind.Other,
        ["11"] = FlowKind.Incoming,
        ["12"] = FlowKind.Pledge,
        ["13"] = FlowKind.Incoming,
    };

    public static void Transaction(
        IatiDraft draft,
        IatiNode node,
        int number,
        Func<IatiNode, PlaceDraft?> where
    )
    {
        var place = $"transaction[{number.ToString(CultureInfo.InvariantCulture)}]";
        foreach (var at in node.Children.Where(x => x.Name is "recipient-country" or "recipient-region"))
            if (draft.FlowPlaces.Count < 300 && where(at) is { } found)
                draft.FlowPlaces.Add(found with { Percent = null });
        var type = node.First("transaction-type");
        if (!Kinds.TryGetValue(type?["code"] ?? "", out var kind))
        {
            draft.Add(
                type?.Line ?? node.Line,
                $"{place}/transaction-type/@code",
                "unknown-code",
                false,
                type?["code"] ?? ""
            );
            return;
        }
        if (node.First("value") is not { } value)
        {
            draft.Add(node.Line, $"{place}/value", "missing", false);
            return;
        }
        if (Number(value.Text) is not { } amount)
        {
            draft.Add(value.Line, $"{place}/value", "not-a-number", false, value.Text);
            return;
        }
        var currency = Currency(draft, value, place);
        var day = node.First("transaction-date") is { } date
            ? Day(draft, date, "iso-date", $"{place}/transaction-date")
            : null;
        draft.Flows.Add(
            new(
                kind,
                day ?? Day(draft, value, "value-date", $"{place}/value"),
                amount,
                currency,
                Name(node.First("provider-org")),
                Name(node.First("receiver-org"))
            )
        );
        Ties(draft, node, kind);
    }

    public static void Budget(IatiDraft draft, IatiNode node, int number)
    {
        var place = $"budget[{number.ToString(CultureInfo.InvariantCulture)}]";
        if (node.First("value") is not { } value)
            draft.Add(node.Line, $"{place}/value", "missing", false);
        else if (Number(value.Text) is null)
            draft.Add(value.Line, $"{place}/value", "not-a-number", false, value.Text);
        foreach (var name in (ReadOnlySpan<string>)["period-start", "period-end"])
            if (node.First(name) is { } end)
                Day(draft, end, "iso-date", $"{place}/{name}");
            else
                draft.Add(node.Line, $"{place}/{name}", "missing", false);
    }

    /// <summary>A decimal as XML Schema writes it; powers of ten are none.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>A day, with or without a zone behind it.</summary>
    public static DateOnly? Day(IatiDraft draft, IatiNode node, string attribute, string place)
    {
        var text = node[attribute] ?? "";
        if (
            text.Length >= 10
            && DateOnly.TryParseExact(
                text.AsSpan(0, 10),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        draft.Add(
            node.Line,
            $"{place}/@{attribute}",
            text.Length == 0 ? "missing" : "not-a-day",
            false,
            text
        );
        return null;
    }

    private static string? Currency(IatiDraft draft, IatiNode value, string place)
    {
        var currency = (value["currency"] ?? draft.Currency ?? "").Trim().ToUpperInvariant();
        if (currency.Length == 3 && currency.All(char.IsAsciiLetterUpper))
            return currency;
        draft.Add(
            value.Line,
            $"{place}/value/@currency",
            currency.Length == 0 ? "missing" : "unknown-code",
            false,
            currency
        );
        return null;
    }

    private static string? Name(IatiNode? party) =>
        party is null ? null
        : party.All("narrative").Select(x => x.Text).FirstOrDefault(x => x.Length > 0) is { } name
            ? Short(name)
        : Short(party["ref"]);

    private static string? Short(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : name.Length > 200 ? name[..200]
        : name;

    private static void Ties(IatiDraft draft, IatiNode node, FlowKind kind)
    {
        if (
            kind == FlowKind.Incoming
            && node.First("provider-org")?["provider-activity-id"] is { Length: > 0 } giver
            && draft.Givers.Count < 100
        )
            draft.Givers.Add(giver);
        if (
            kind is FlowKind.Commitment or FlowKind.Disbursement
            && node.First("receiver-org")?["receiver-activity-id"] is { Length: > 0 } taker
            && draft.Takers.Count < 100
        )
            draft.Takers.Add(taker);
    }
}
