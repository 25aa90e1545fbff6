using Confero.Disclosure;

namespace Confero.Requests;

/// <summary>What a case had let out at one moment: sections beyond class A with their texts and classes, and the need lines.</summary>
public sealed record ReleasedContent(
    DateTimeOffset At,
    string Title,
    bool ReachedSecretariat,
    bool Circulated,
    bool Card,
    IReadOnlyList<RequestSection> Sections,
    IReadOnlyList<Need> Needs
)
{
    internal static ReleasedContent Of(Request request, DateTimeOffset now) =>
        new(
            now,
            request.Title,
            request.ReachedSecretariat,
            request.Circulated,
            request.BlindMatching,
            [.. request.Sections.Where(x => x.Class > DisclosureClass.A)],
            request.ClassOf(Section.Needs) > DisclosureClass.A ? [.. request.Needs] : []
        );

    /// <summary>The case as it was let out then, for the decision that answers the real thing.</summary>
    internal Request Of(Request request)
    {
        var released = new Request
        {
            Id = request.Id,
            PartyId = request.PartyId,
            Title = Title,
            Language = request.Language,
            ProcessCode = request.ProcessCode,
            ProcessVersion = request.ProcessVersion,
            State = request.State,
            StateSince = request.StateSince,
            ReachedSecretariat = ReachedSecretariat,
            Circulated = Circulated,
            BlindMatching = Card,
            Marking = request.Marking,
            Sections =
            [
                .. Enum.GetValues<Section>()
                    .Select(s =>
                        Sections.FirstOrDefault(x => x.Section == s)
                        ?? new RequestSection(s, "", DisclosureClass.A, [])
                    ),
            ],
            Introduced = [.. request.Introduced],
            SharedAt = request.SharedAt,
        };
        released.Needs.AddRange(Needs);
        return released;
    }
}
