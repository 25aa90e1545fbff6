namespace Confero.Bench.Instances;

/// <summary>Which offers of a world could serve a need, and how well. Indexes them by subject.</summary>
internal sealed class Eligibility
{
    private readonly World _world;
    private readonly List<int>[] _experts;
    private readonly List<int>[] _sessions;
    private readonly List<int>[] _lots;

    public Eligibility(World world)
    {
        _world = world;
        (_experts, _sessions, _lots) = Index();
    }

    /// <summary>Every eligible option of an item, or those of its short list.</summary>
    public void List(int item, Item line, int state, int? shortlist, List<Candidate> options)
    {
        options.Clear();
        var found = new List<(int Key, int Id)>();
        switch (line.Kind)
        {
            case Kind.Training:
                FindSessions(item, line, state, found);
                foreach (var (key, id) in Shortened(found, shortlist, item))
                {
                    var session = _world.Sessions[id];
                    Add(options, line, session.Row, session.Organisation, session.Quarter, -key);
                }
                break;
            case Kind.Material:
                FindLots(item, line, state, found);
                foreach (
                    var (key, id) in Shortened(
                        found,
                        shortlist is { } most ? Math.Max(4, most * 2 / 5) : null,
                        item
                    )
                )
                {
                    var lot = _world.Lots[id];
                    for (var quarter = Math.Max(line.From, lot.From); quarter <= line.To; quarter++)
                        Add(options, line, lot.Row, lot.Organisation, quarter, -key);
                }
                break;
            default:
                FindExperts(item, line, state, found);
                foreach (var (key, id) in Shortened(found, shortlist, item))
                {
                    var expert = _world.Experts[id];
                    for (var quarter = line.From; quarter <= line.To; quarter++)
                        if (CanWork(expert, quarter, line.Amount))
                            Add(options, line, expert.Rows[quarter], expert.Organisation, quarter, -key);
                }
                break;
        }
    }

    private void FindSessions(int item, Item line, int state, List<(int, int)> found)
    {
        var of = _world.States[state];
        foreach (var id in _sessions[line.Subject])
        {
            var session = _world.Sessions[id];
            if (
                (session.Regions >> of.Region & 1) != 0
                && (session.Languages >> line.Language & 1) != 0
                && session.Quarter >= line.From
                && session.Quarter <= line.To
                && _world.Rows[session.Row].Capacity >= line.Amount
            )
                found.Add((Fit(session.Quality, session.Regions, id, item), id));
        }
    }

    private void FindLots(int item, Item line, int state, List<(int, int)> found)
    {
        foreach (var id in _lots[line.Subject])
        {
            var lot = _world.Lots[id];
            if (
                (lot.Regions >> _world.States[state].Region & 1) != 0
                && lot.From <= line.To
                && _world.Rows[lot.Row].Capacity >= line.Amount
            )
                found.Add((Fit(lot.Quality, lot.Regions, id, item), id));
        }
    }

    private void FindExperts(int item, Item line, int state, List<(int, int)> found)
    {
        var region = _world.States[state].Region;
        foreach (var id in _experts[line.Subject])
        {
            var expert = _world.Experts[id];
            if (
                (expert.Languages >> line.Language & 1) == 0
                || (expert.Regions >> region & 1) == 0
                || expert.Nationality == state
                || expert.Conflict == state
            )
                continue;
            for (var quarter = line.From; quarter <= line.To; quarter++)
                if (CanWork(expert, quarter, line.Amount))
                {
                    found.Add((Fit(expert.Skill, expert.Regions, id, item), id));
                    break;
                }
        }
    }

    private bool CanWork(Expert expert, int quarter, int amount) =>
        expert.Rows[quarter] is >= 0 and var row && _world.Rows[row].Capacity >= amount;

    /// <summary>Minus the fit, so that the best come first.</summary>
    private static int Fit(int quality, int regions, int id, int item) =>
        -(
            quality * 6 / 10
            + (regions != World.AllRegions ? 200 : 0)
            + (int)((uint)(id * 31 + item * 17) % 200)
        );

    private static List<(int Key, int Id)> Shortened(List<(int Key, int Id)> found, int? most, int item)
    {
        if (most is not { } limit)
            return found;
        found.Sort();
        if (found.Count <= limit)
            return found;
        var half = limit / 2;
        var rest = found.GetRange(half, found.Count - half);
        rest.Sort((x, y) => Spread(x.Id, item).CompareTo(Spread(y.Id, item)));
        return [.. found.Take(half), .. rest.Take(limit - half)];
    }

    private static uint Spread(int id, int item)
    {
        var x = (uint)id * 2654435761u ^ (uint)item * 40503u * 2246822519u;
        x ^= x >> 15;
        x *= 2246822519u;
        return x ^ x >> 13;
    }

    private static void Add(
        List<Candidate> options,
        Item line,
        int row,
        int organisation,
        int quarter,
        int fit
    ) =>
        options.Add(
            new Candidate(
                row,
                organisation,
                quarter,
                Math.Max(1, (int)((long)line.Weight * (500 + fit / 2 - 20 * (quarter - line.From)) / 1000))
            )
        );

    private (List<int>[], List<int>[], List<int>[]) Index()
    {
        var experts = Lists(_world.Competences);
        for (var e = 0; e < _world.Experts.Length; e++)
        for (var c = 0; c < _world.Competences; c++)
            if ((_world.Experts[e].Competences >> c & 1) != 0)
                experts[c].Add(e);
        var sessions = Lists(_world.Competences);
        for (var k = 0; k < _world.Sessions.Length; k++)
        {
            sessions[_world.Sessions[k].Competence].Add(k);
            var second = (int)((uint)(k * 2654435761) % _world.Competences);
            if (second != _world.Sessions[k].Competence)
                sessions[second].Add(k);
        }
        var lots = Lists(_world.Goods);
        for (var k = 0; k < _world.Lots.Length; k++)
            lots[_world.Lots[k].Type].Add(k);
        return (experts, sessions, lots);
    }

    private static List<int>[] Lists(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
