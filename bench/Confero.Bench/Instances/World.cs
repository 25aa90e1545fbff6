namespace Confero.Bench.Instances;

/// <summary>The invented world of a portfolio: States, people, courses, goods and funds, from size and seed alone.</summary>
internal sealed class World
{
    public const int Quarters = 8;
    public const int Languages = 8;
    public const int AllRegions = 63;
    private static readonly int[] RegionWeights = [40, 14, 14, 18, 10, 4];
    private static readonly int[] LanguageWeights = [30, 22, 12, 14, 8, 6, 5, 3];
    private static readonly int[] WeeksAQuarter = [1, 1, 2, 2, 3, 3, 4, 6];
    private static readonly int[][] LanguagesOfRegion =
    [
        [25, 45, 3, 12, 0, 0, 15, 0],
        [20, 10, 0, 70, 0, 0, 0, 0],
        [25, 2, 70, 0, 0, 0, 3, 0],
        [60, 2, 0, 2, 0, 20, 1, 15],
        [45, 5, 0, 0, 48, 0, 2, 0],
        [80, 20, 0, 0, 0, 0, 0, 0],
    ];

    private readonly SplitMix _random;

    public World(int needs, SplitMix random, double fundShare)
    {
        _random = random;
        Competences =
            needs <= 200 ? 8
            : needs <= 2000 ? 18
            : 36;
        Goods =
            needs <= 200 ? 6
            : needs <= 2000 ? 12
            : 24;
        CompetenceWeights =
        [
            .. Enumerable.Range(0, Competences).Select(c => (int)(1000 / Math.Pow(c + 3, 0.8))),
        ];
        Organisations = 12 + (int)(12 * Math.Sqrt(needs / 100.0));
        States = MakeStates(Math.Min(140, 10 + needs / 20));
        FundCount = Math.Max(4, (int)(needs * fundShare));
        int lots = needs / 5,
            sessions = needs * 15 / 100;
        Experts = MakeExperts(needs - FundCount - lots - sessions);
        Sessions = MakeSessions(sessions);
        Lots = MakeLots(lots);
    }

    public int Competences { get; }
    public int Goods { get; }
    public int[] CompetenceWeights { get; }
    public int Organisations { get; }
    public int FundCount { get; }
    public State[] States { get; }
    public Expert[] Experts { get; }
    public Session[] Sessions { get; }
    public Lot[] Lots { get; }

    /// <summary>Capacity of every row so far: expert quarters, then sessions, then lots.</summary>
    public List<(byte Type, int Capacity)> Rows { get; } = [];

    /// <summary>An organisation; the first ones have more.</summary>
    public int Organisation() => (int)(Organisations * Math.Pow(_random.Unit(), 1.6));

    public int SomeRegions(double everywhere, bool two) =>
        _random.Chance(everywhere) ? AllRegions
        : two ? 1 << _random.Pick(RegionWeights) | 1 << _random.Pick(RegionWeights)
        : 1 << _random.Pick(RegionWeights);

    private State[] MakeStates(int count)
    {
        var states = new State[count];
        for (var s = 0; s < count; s++)
        {
            var region = _random.Pick(RegionWeights);
            var language = _random.Pick(LanguagesOfRegion[region]);
            states[s] = new State(region, language, _random.Chance(0.4), _random.Between(1, 5));
        }
        return states;
    }

    private Expert[] MakeExperts(int count)
    {
        var experts = new Expert[count];
        for (var e = 0; e < count; e++)
        {
            var competences = 0UL;
            for (int left = _random.Between(2, 5); left > 0; left--)
                competences |= 1UL << _random.Pick(CompetenceWeights);
            var skill = _random.Between(0, 1000);
            var languages = 0;
            for (int left = _random.Between(1, 3); left > 0; left--)
                languages |= 1 << _random.Pick(LanguageWeights);
            var regions = 0;
            if (_random.Chance(0.4))
                regions = AllRegions;
            else
                for (int left = _random.Between(1, 3); left > 0; left--)
                    regions |= 1 << _random.Pick(RegionWeights);
            var nationality = _random.Between(0, States.Length * 2 - 1);
            var conflict = _random.Chance(0.2) ? _random.Between(0, States.Length - 1) : -1;
            var organisation = Organisation();
            var rows = new int[Quarters];
            for (var quarter = 0; quarter < Quarters; quarter++)
                rows[quarter] = _random.Chance(0.72) ? -1 : AddRow(0, WeeksAQuarter[_random.Between(0, 7)]);
            experts[e] = new Expert(
                competences,
                skill,
                languages,
                regions,
                nationality,
                conflict,
                organisation,
                rows
            );
        }
        return experts;
    }

    private Session[] MakeSessions(int count)
    {
        var sessions = new Session[count];
        for (var k = 0; k < count; k++)
        {
            var competence = _random.Pick(CompetenceWeights);
            var languages = 1 << _random.Pick(LanguageWeights);
            if (_random.Chance(0.35))
                languages |= 1 << _random.Pick(LanguageWeights);
            var regions = SomeRegions(0.5, false);
            var quarter = _random.Between(0, Quarters - 1);
            var organisation = Organisation();
            var quality = _random.Between(0, 1000);
            sessions[k] = new Session(
                competence,
                languages,
                regions,
                quarter,
                organisation,
                quality,
                AddRow(1, Math.Max(4, _random.Between(10, 40)))
            );
        }
        return sessions;
    }

    private Lot[] MakeLots(int count)
    {
        var lots = new Lot[count];
        for (var k = 0; k < count; k++)
        {
            var type = _random.Between(0, Goods - 1);
            var regions = SomeRegions(0.6, true);
            var from = _random.Chance(0.5) ? 0 : _random.Between(0, Quarters - 2);
            var organisation = Organisation();
            var quality = _random.Between(0, 1000);
            lots[k] = new Lot(
                type,
                regions,
                from,
                organisation,
                quality,
                AddRow(2, Math.Max(5, _random.Between(20, 120)))
            );
        }
        return lots;
    }

    private int AddRow(byte type, int capacity)
    {
        Rows.Add((type, capacity));
        return Rows.Count - 1;
    }
}

internal sealed record State(int Region, int Language, bool LeastDeveloped, int Risk);

internal sealed record Expert(
    ulong Competences,
    int Skill,
    int Languages,
    int Regions,
    int Nationality,
    int Conflict,
    int Organisation,
    int[] Rows
);

internal sealed record Session(
    int Competence,
    int Languages,
    int Regions,
    int Quarter,
    int Organisation,
    int Quality,
    int Row
);

internal sealed record Lot(int Type, int Regions, int From, int Organisation, int Quality, int Row);
