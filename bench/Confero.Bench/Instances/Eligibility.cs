using System.Runtime.InteropServices;
using Confero.Matching.Packages;

namespace Confero.Bench.Instances;

/// <summary>
/// Which offers of a world could serve a need, and how well. Kept by subject, people and sessions also by language, in flat
/// arrays, because at 100,000 needs some ninety million pairs are eligible.
/// </summary>
internal sealed class Eligibility
{
    private readonly World _world;
    private readonly Entry[][] _experts; // by subject and language
    private readonly Entry[][] _sessions;
    private readonly Entry[][] _lots; // by subject
    private readonly Quarter[][] _quarters; // of the experts in such a list, one after another
    private readonly int[] _capacity;

    public Eligibility(World world)
    {
        _world = world;
        _capacity = [.. world.Rows.Select(row => row.Capacity)];
        _experts = Experts();
        _quarters = Array.ConvertAll(_experts, QuartersOf);
        _sessions = Sessions();
        _lots = Lots();
    }

    /// <summary>Every eligible option of an item.</summary>
    public void Read(int item, Item line, int state, OptionBlock options)
    {
        options.Clear();
        switch (line.Kind)
        {
            case Kind.Financial:
                break;
            case Kind.Training:
                ReadSessions(item, line, state, options);
                break;
            case Kind.Material:
                ReadLots(item, line, state, options);
                break;
            default:
                ReadExperts(item, line, state, options);
                break;
        }
    }

    private void ReadSessions(int item, Item line, int state, OptionBlock options)
    {
        var region = _world.States[state].Region;
        foreach (ref readonly var entry in _sessions[line.Subject * World.Languages + line.Language].AsSpan())
            if (
                (entry.Regions >> region & 1) != 0
                && entry.Quarter >= line.From
                && entry.Quarter <= line.To
                && _capacity[entry.Row] >= line.Amount
            )
                Add(options, line, entry.Row, entry.Organisation, entry.Quarter, Fit(entry, item));
    }

    private void ReadLots(int item, Item line, int state, OptionBlock options)
    {
        var region = _world.States[state].Region;
        foreach (ref readonly var entry in _lots[line.Subject].AsSpan())
        {
            if (
                (entry.Regions >> region & 1) == 0
                || entry.Quarter > line.To
                || _capacity[entry.Row] < line.Amount
            )
                continue;
            var fit = Fit(entry, item);
            for (var quarter = Math.Max(line.From, entry.Quarter); quarter <= line.To; quarter++)
                Add(options, line, entry.Row, entry.Organisation, quarter, fit);
        }
    }

    private void ReadExperts(int item, Item line, int state, OptionBlock options)
    {
        var region = _world.States[state].Region;
        var list = line.Subject * World.Languages + line.Language;
        var quarters = _quarters[list];
        var next = 0;
        foreach (ref readonly var entry in _experts[list].AsSpan())
        {
            var first = next;
            next += entry.Quarter;
            if ((entry.Regions >> region & 1) == 0 || entry.Nationality == state || entry.Conflict == state)
                continue;
            for (var at = first; at < next; at++)
                if (
                    quarters[at] is var quarter
                    && quarter.Capacity >= line.Amount
                    && quarter.Number >= line.From
                    && quarter.Number <= line.To
                )
                    Add(options, line, quarter.Row, entry.Organisation, quarter.Number, Fit(entry, item));
        }
    }

    /// <summary>When the experts of a list have weeks free, as many entries for each as it counts.</summary>
    private Quarter[] QuartersOf(Entry[] experts) =>
        [
            .. from entry in experts
            from quarter in Enumerable.Range(0, World.Quarters)
            let row = _world.Experts[entry.Id].Rows[quarter]
            where row >= 0
            select new Quarter(row, (byte)quarter, (byte)_capacity[row]),
        ];

    private static int Fit(in Entry entry, int item) =>
        entry.Quality * 6 / 10
        + (entry.Regions != World.AllRegions ? 200 : 0)
        + (int)((uint)(entry.Id * 31 + item * 17) % 200);

    private static void Add(OptionBlock options, Item line, int row, int organisation, int quarter, int fit)
    {
        var value = (int)((long)line.Weight * (500 + fit / 2 - 20 * (quarter - line.From)) / 1000);
        options.Add(organisation, quarter, quarter, Math.Max(1, value), true);
        options.AddUse(row, line.Amount);
    }

    private Entry[][] Experts()
    {
        var lists = Lists(_world.Competences * World.Languages);
        for (var id = 0; id < _world.Experts.Length; id++)
        {
            var expert = _world.Experts[id];
            var entry = new Entry(
                id,
                expert.Skill,
                expert.Regions,
                expert.Organisation,
                expert.Nationality,
                expert.Conflict,
                -1,
                expert.Rows.Count(row => row >= 0)
            );
            for (var subject = 0; subject < _world.Competences; subject++)
            for (var language = 0; language < World.Languages; language++)
                if ((expert.Competences >> subject & 1) != 0 && (expert.Languages >> language & 1) != 0)
                    lists[subject * World.Languages + language].Add(entry);
        }
        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private Entry[][] Sessions()
    {
        var lists = Lists(_world.Competences * World.Languages);
        for (var id = 0; id < _world.Sessions.Length; id++)
        {
            var session = _world.Sessions[id];
            var entry = new Entry(
                id,
                session.Quality,
                session.Regions,
                session.Organisation,
                -1,
                -1,
                session.Row,
                session.Quarter
            );
            var second = (int)((uint)(id * 2654435761) % _world.Competences);
            int[] subjects = second == session.Competence ? [second] : [session.Competence, second];
            foreach (var subject in subjects)
                for (var language = 0; language < World.Languages; language++)
                    if ((session.Languages >> language & 1) != 0)
                        lists[subject * World.Languages + language].Add(entry);
        }
        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private Entry[][] Lots()
    {
        var lists = Lists(_world.Goods);
        for (var id = 0; id < _world.Lots.Length; id++)
        {
            var lot = _world.Lots[id];
            lists[lot.Type]
                .Add(new Entry(id, lot.Quality, lot.Regions, lot.Organisation, -1, -1, lot.Row, lot.From));
        }
        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private static List<Entry>[] Lists(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new List<Entry>())];

    /// <summary>What decides whether and how well an offer fits; for an expert the last is how many quarters have weeks free.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(
        int Id,
        int Quality,
        int Regions,
        int Organisation,
        int Nationality,
        int Conflict,
        int Row,
        int Quarter
    );

    /// <summary>A quarter in which an expert has weeks free.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Quarter(int Row, byte Number, byte Capacity);
}
