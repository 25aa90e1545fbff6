using Confero.Disclosure;

namespace Confero.Notices;

/// <summary>A capability says which of its things a viewer may open now. Registered for every prefix that notices speak of.</summary>
public interface INoticeSubject
{
    /// <summary>The prefix of its ids, for example <c>REQ</c>.</summary>
    string Prefix { get; }

    /// <summary>The page of one, from the root of the site.</summary>
    string PathOf(string id);

    /// <summary>Which of these exist for the viewer, by the decision that answers the page itself.</summary>
    Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids);
}

/// <summary>Everything that notices can be about.</summary>
public sealed class NoticeSubjects(IEnumerable<INoticeSubject> subjects)
{
    private readonly Dictionary<string, INoticeSubject> byPrefix = subjects.ToDictionary(x => x.Prefix);

    /// <summary>Where these lead the viewer now; what is absent is not, or no longer, open to the viewer.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Paths(Viewer viewer, IEnumerable<string?> ids)
    {
        var paths = new Dictionary<string, string>();
        foreach (var group in ids.OfType<string>().Distinct().GroupBy(x => x.Split('-')[0]))
        {
            if (!byPrefix.TryGetValue(group.Key, out var subject))
                continue;
            foreach (var id in await subject.Visible(viewer, [.. group]))
                paths[id] = subject.PathOf(id);
        }
        return paths;
    }
}
