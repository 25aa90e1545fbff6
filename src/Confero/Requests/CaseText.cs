using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Confero.Process;
using Confero.Record;

namespace Confero.Requests;

/// <summary>
/// The text of a decision about a case, as it is signed: canonical JSON (RFC 8785) of the act, who decides, the case in the
/// very version, all its words, and who may see them. The version is random and new at every change, so no text is ever
/// signed for twice.
/// </summary>
public static class CaseText
{
    /// <summary>Says what the text is, so that no other signature of ours can be taken for one.</summary>
    public const string Format = "confero.decision/1";

    /// <summary>Handing in what was written, for another person to endorse.</summary>
    public const string HandIn = "hand-in";

    /// <summary>Endorsing it, by which it leaves the State.</summary>
    public const string Endorse = "endorse";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.WriteAsString,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// What an act is signed as, by its meaning and place in the process, whatever a definition calls it; null when it is
    /// not signed.
    /// </summary>
    public static string? KindOf(ProcessDefinition process, ProcessAct act) =>
        act.Does(ActMeaning.Endorse) ? Endorse
        : act.To != ProcessDefinition.Resume
        && process.State(act.To) is { Editable: false, Phase: ProcessPhase.National }
        && act.From.Any(x => process.State(x).Editable)
        && process.Acts.Any(x => x.Does(ActMeaning.Endorse) && x.From.Contains(act.To))
            ? HandIn
        : null;

    /// <summary>The text a member signs with a step of a case as it stands.</summary>
    /// <param name="over">The text that was signed when the case was handed in, where there is one.</param>
    internal static string Of(Request request, string step, string? kind, string memberId, string? over) =>
        Canonical(
            new
            {
                format = Format,
                act = step,
                kind = kind ?? "",
                by = memberId,
                @for = request.PartyId,
                @case = request.Id,
                version = request.Version,
                process = $"{request.ProcessCode}/{request.ProcessVersion}",
                over = over is null ? "" : Fingerprint(over),
                words = Words(request),
                visibility = request
                    .Sections.OrderBy(x => x.Section)
                    .ToDictionary(
                        x => JsonNames.Of(x.Section),
                        x => new { @class = $"{x.Class}", parties = x.Parties.Order(StringComparer.Ordinal) }
                    ),
            }
        );

    /// <summary>The step by which the case was last handed in.</summary>
    internal static CaseStep? HandedIn(Request request, ProcessDefinition process) =>
        request
            .Steps.Where(x => process.Act(x.Act) is { } act && KindOf(process, act) == HandIn)
            .MaxBy(x => x.At);

    /// <summary>SHA-256 of a text, in hex: what a passkey signs, and what two people can compare.</summary>
    public static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What stays the same between handing in and endorsing: the words, apart from who may see them.</summary>
    internal static string WordsOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("words").GetRawText();
    }

    private static object Words(Request request) =>
        new
        {
            title = request.Title,
            language = request.Language,
            marking = request.Marking ?? "",
            texts = request
                .Sections.Where(x => x.Text.Length > 0)
                .ToDictionary(x => JsonNames.Of(x.Section), x => x.Text),
            needs = request.Needs.OrderBy(x => x.Line).Select(Need),
        };

    private static object Need(Need need) =>
        new
        {
            need.Id,
            need.Line,
            need.Title,
            need.Description,
            need.Kind,
            need.Stage,
            need.Objectives,
            need.Modules,
            need.Competences,
            need.Languages,
            need.Item,
            need.Quantity,
            need.Unit,
            need.Budget,
            need.Currency,
            need.From,
            need.To,
            need.Urgency,
            need.UrgencyReason,
            need.Prerequisites,
            need.Mandatory,
            need.Divisible,
            need.Remote,
            need.MinimumUseful,
            need.MaxPartners,
            need.ExcludedProviderKinds,
            need.PreferredProviderKinds,
            need.OwnContribution,
            need.Sustainment,
        };

    private static string Canonical(object content) =>
        Encoding.UTF8.GetString(CanonicalJson.Bytes(JsonSerializer.Serialize(content, Json)));
}
