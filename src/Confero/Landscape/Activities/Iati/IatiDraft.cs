namespace Confero.Landscape.Activities.Iati;

/// <summary>An activity while its elements come in.</summary>
internal sealed class IatiDraft(IatiNode head)
{
    private const int MostFindings = 100;
    private readonly List<Finding> findings = [];

    public int Line { get; } = head.Line;
    public string? Currency { get; } = head["default-currency"];
    public string Language { get; } = Tag(head.Language) ?? "und";
    public int? Hierarchy { get; } =
        int.TryParse(head["hierarchy"], CultureInfo.InvariantCulture, out var at) ? at : null;

    public string Identifier { get; set; } = "";
    public Dictionary<string, string> Titles { get; } = [];
    public Dictionary<string, string> Descriptions { get; } = [];
    public string? Reporter { get; set; }
    public ActivityStatus? Status { get; set; }
    public Dictionary<string, DateOnly> Days { get; } = [];
    public List<PlaceDraft> Places { get; } = [];
    public List<PlaceDraft> FlowPlaces { get; } = [];
    public List<ActivitySector> Sectors { get; } = [];
    public List<ActivityParty> Parties { get; } = [];
    public List<FlowDraft> Flows { get; } = [];
    public List<(string Other, string Type)> Related { get; } = [];
    public List<string> Givers { get; } = [];
    public List<string> Takers { get; } = [];
    public List<string> Addresses { get; } = [];

    /// <summary>A language tag as Confero writes it; null for none.</summary>
    public static string? Tag(string? language) =>
        string.IsNullOrWhiteSpace(language) ? null : language.Trim().ToLowerInvariant().Split('-')[0];

    public void Add(int line, string place, string code, bool rejects, params IReadOnlyList<string> args)
    {
        if (findings.Count < MostFindings || rejects)
            findings.Add(new(line, place, code, rejects, args));
    }

    public void AddSchemaFindings(IEnumerable<Finding> found)
    {
        foreach (var finding in found)
            Add(finding.Line, finding.Place, finding.Code, false, finding.Args);
    }

    public ReadRecord End()
    {
        if (Identifier.Length == 0)
            Add(Line, "iati-identifier", "no-identifier", true);
        if (Titles.Count == 0)
            Add(Line, "title", "no-title", true);
        if (Places.Count == 0 && FlowPlaces.Count == 0)
            Add(Line, "recipient-country", "no-country", true);
        Shares();
        var title = Titles.Values.FirstOrDefault();
        return new ReadRecord(
            findings.Exists(x => x.Rejects) ? null : Draft(),
            findings,
            Identifier,
            title,
            Line
        );
    }

    private void Shares()
    {
        var sum = Places.Sum(x => x.Percent ?? 0);
        if (Places.Count > 1 && Places.All(x => x.Percent is not null) && Math.Abs(sum - 100) > 1)
            Add(
                Line,
                "recipient-country/@percentage",
                "shares",
                false,
                sum.ToString(CultureInfo.InvariantCulture)
            );
    }

    private ActivityDraft Draft() =>
        new()
        {
            Identifier = Identifier,
            Titles = Titles,
            Descriptions = Descriptions,
            Reporter = Reporter,
            Status = Status,
            From = Day("2") ?? Day("1"),
            To = Day("4") ?? Day("3"),
            Hierarchy = Hierarchy,
            Places = [.. (Places.Count > 0 ? Places : FlowPlaces).DistinctBy(x => x.Code)],
            Sectors = Sectors,
            Parties = [.. Parties.Distinct()],
            Flows = Flows,
            Links = [.. Ties().Where(x => x.Upper != x.Lower).Distinct()],
            Addresses = [.. Addresses.Distinct().Take(20)],
        };

    /// <summary>1 and 2 are planned and actual start, 3 and 4 planned and actual end.</summary>
    private DateOnly? Day(string type) => Days.TryGetValue(type, out var day) ? day : null;

    private IEnumerable<LinkDraft> Ties() =>
        [
            .. Related.Where(x => x.Type == "1").Select(x => new LinkDraft(x.Other, Identifier, false)),
            .. Related.Where(x => x.Type == "2").Select(x => new LinkDraft(Identifier, x.Other, false)),
            .. Givers.Select(x => new LinkDraft(x, Identifier, true)),
            .. Takers.Select(x => new LinkDraft(Identifier, x, true)),
        ];
}
