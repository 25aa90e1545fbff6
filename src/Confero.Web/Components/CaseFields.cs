using System.Text.Encodings.Web;
using Confero.Languages;
using Confero.Packages;
using Confero.Requests;
using Confero.Web.Pages;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.AspNetCore.Html;

namespace Confero.Web.Components;

/// <summary>A field of a case as somebody sees it.</summary>
/// <param name="Key">The same for the same field, whoever looks.</param>
/// <param name="Place">Where it comes on the page.</param>
/// <param name="Lang">The language of a text people wrote; null for our own words.</param>
public sealed record CaseField(string Key, string Label, string Text, int Place, string? Lang = null);

/// <summary>Lays out what somebody sees of a case field by field, so that two sights can be put side by side.</summary>
public sealed class CaseFields(Names names, Texts texts)
{
    /// <summary>All that is there for the one who looks, in the order of the page; nothing when the case does not exist.</summary>
    public async Task<IReadOnlyList<CaseField>> Of(SeenCase seen)
    {
        var fields = new List<CaseField>();
        if (seen.View is { } view)
        {
            fields.Add(new("party", texts["request.state-party"], await names.Party(view.PartyId), 0));
            fields.Add(new("title", texts["request.title"], view.Title, 1, view.Language));
            fields.Add(
                new(
                    "state",
                    texts["request.where"],
                    await names.State(view.ProcessCode, view.ProcessVersion, view.State, inside: false),
                    2
                )
            );
            if (view.Marking is { } marking)
                fields.Add(new("marking", texts["request.marking"], marking, 3));
            foreach (var (section, text) in view.Texts.Where(x => x.Value.Length > 0).OrderBy(x => x.Key))
                fields.Add(
                    new(
                        $"section-{section}",
                        texts[$"section.{JsonNames.Of(section)}"],
                        text,
                        10 + (int)section,
                        view.Language
                    )
                );
            foreach (var need in view.Needs.OrderBy(x => x.Line))
                fields.Add(new(need.Id, texts["release.line", need.Line], await Line(need), 100 + need.Line));
        }
        foreach (var (i, card) in seen.Cards.Index())
            fields.Add(new($"card-{card.Id}", texts["release.card", i + 1], await Line(card), 1_000 + i));
        return fields;
    }

    private async Task<string> Line(Need need)
    {
        var parts = new List<string?>
        {
            need.Title,
            need.Description,
            await names.Term("kinds", need.Kind),
            await names.Term("stages", need.Stage),
            need.Item is { } item ? await names.Codes(item) : null,
            await names.Quantity(need.Quantity, need.Unit),
            await names.Money(need.Budget, need.Currency),
            need.From is null ? null : $"{names.Day(need.From)} – {names.Day(need.To)}",
            await names.Term("urgencies", need.Urgency.ToString(CultureInfo.InvariantCulture)),
            need.UrgencyReason,
            need.OwnContribution,
            need.Sustainment,
        };
        return Joined(parts);
    }

    private async Task<string> Line(NeedCard card)
    {
        var parts = new List<string?>
        {
            await names.Term("kinds", card.Kind),
            await names.Term("stages", card.Stage),
            card.Item is { } item ? await names.Codes(item) : null,
            texts[$"card.scale.{card.Scale}"],
            await names.Term("regions", card.Region),
            card.From?.ToString("Y", CultureInfo.CurrentCulture),
            await names.Term("urgencies", card.Urgency.ToString(CultureInfo.InvariantCulture)),
        };
        foreach (var competence in card.Competences)
            parts.Add(await names.Term("expertise", competence.Code));
        return Joined(parts);
    }

    private static string Joined(IEnumerable<string?> parts) =>
        string.Join(" · ", parts.Where(x => !string.IsNullOrWhiteSpace(x)));
}

/// <summary>A text with what was added and taken away marked, word by word.</summary>
public sealed class MarkedText(string before, string after) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var words = InlineDiffBuilder.Diff(
            before,
            after,
            ignoreWhiteSpace: false,
            ignoreCase: false,
            chunker: new DiffPlex.Chunkers.WordChunker()
        );
        foreach (var word in words.Lines)
        {
            var tag = word.Type switch
            {
                ChangeType.Inserted => "ins",
                ChangeType.Deleted => "del",
                _ => null,
            };
            if (tag is not null)
                writer.Write($"<{tag}>");
            writer.Write(encoder.Encode(word.Text ?? ""));
            if (tag is not null)
                writer.Write($"</{tag}>");
        }
    }
}
