using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>Changes the head and texts of a case that may still be edited. What is null stays as it is.</summary>
/// <param name="ExpectedVersion">The version the member worked from; an older one is refused, so that nobody's words are lost.</param>
public sealed record EditRequest(string RequestId, Guid? ExpectedVersion) : Act
{
    public override string Code => "request.edit";
    public override Roles AllowedTo => CaseAuthority.Writers;

    public string? Title { get; init; }
    public string? Language { get; init; }
    public string? Marking { get; init; }
    public IReadOnlyDictionary<Section, string> Texts { get; init; } = new Dictionary<Section, string>();

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnCase(RequestId) is not { } request)
            return Refusal.NotFound;
        if (CaseLoading.Stale(ExpectedVersion, request.Version))
            return Refusal.ChangedMeanwhile;
        if (await scope.WhyNotWrite(request) is { } refusal)
            return refusal;
        var faults = RequestRules
            .Check(Title ?? request.Title, Language ?? request.Language, scope.Taxonomies)
            .Concat(RequestRules.Check(Texts))
            .ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        request.Title = (Title ?? request.Title).Trim();
        request.Language = Language ?? request.Language;
        request.Marking =
            Marking is null ? request.Marking
            : Marking.Length == 0 ? null
            : Marking;
        request.Sections = With(request.Sections, Texts);
        scope.NoteEditor(request);
        scope.Touch(request);
        return Outcome.Of(request.Id);
    }

    private static List<RequestSection> With(
        List<RequestSection> sections,
        IReadOnlyDictionary<Section, string> texts
    )
    {
        var kept = sections.ConvertAll(x =>
            texts.TryGetValue(x.Section, out var text) ? x with { Text = text } : x
        );
        var added = texts
            .Where(x => !sections.Exists(s => s.Section == x.Key))
            .Select(x => new RequestSection(x.Key, x.Value, DisclosureRules.Default, []));
        return [.. kept, .. added];
    }
}
