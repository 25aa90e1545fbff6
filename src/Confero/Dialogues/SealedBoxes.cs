using Confero.Record;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Dialogues;

/// <summary>What the holder of a ticket sees: the question or poll, and the own slip as it lies in the box.</summary>
/// <param name="Published">That the contribution is published already; it can be withdrawn, not changed.</param>
public sealed record TicketView(
    string SubjectId,
    bool IsPoll,
    IReadOnlyDictionary<string, string> Texts,
    bool Open,
    int Fewest,
    string? Text,
    string? Language,
    Temperature? Choice,
    bool Published,
    bool Withdrawing
);

/// <summary>
/// Where contributions without a name are put, by whoever holds a ticket. It takes no viewer and is no act on purpose:
/// nothing of who calls, when, or in which order is known here or kept (docs/non-attribution.md).
/// </summary>
public sealed class SealedBoxes(IDbContextFactory<ConferoDb> databases)
{
    private const int MostTries = 20;

    /// <summary>What a ticket is for; null for one that no key signed.</summary>
    public async Task<TicketView?> Read(string? ticket)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Open(db, ticket) is { } held ? View(held) : null;
    }

    /// <summary>Puts a contribution in, or another in its place.</summary>
    public Task<Outcome> Put(string? ticket, string? text, string? language) =>
        Change(
            ticket,
            held =>
            {
                if (held.Question is null)
                    return Refusal.NotFound;
                if (held.Published is not null)
                    return Refusal.Rule("dialogue.already-published");
                var faults = DialogueRules
                    .Text(text, "text", DialogueRules.MostText)
                    .Concat(DialogueRules.Language(language))
                    .ToList();
                if (faults.Count > 0)
                    return Outcome.Refused(faults);
                held.Box.Content = held.Box.Content.With(
                    new Slip(held.Code.Tag, text!.Trim().ReplaceLineEndings("\n"), language, null)
                );
                return null;
            }
        );

    /// <summary>Gives a voice in a poll, or another in its place.</summary>
    public Task<Outcome> Choose(string? ticket, string? choice) =>
        Change(
            ticket,
            held =>
            {
                if (held.Poll is null)
                    return Refusal.NotFound;
                if (JsonNames.Parse<Temperature>(choice) is not { } chosen)
                    return Refusal.Unknown("choice", choice ?? "");
                held.Box.Content = held.Box.Content.With(new Slip(held.Code.Tag, null, null, chosen));
                return null;
            }
        );

    /// <summary>Takes a slip out; a published contribution is withdrawn with the next release.</summary>
    public Task<Outcome> Withdraw(string? ticket) =>
        Change(
            ticket,
            held =>
            {
                held.Box.Content = held.Published is null
                    ? held.Box.Content.Without(held.Code.Tag)
                    : held.Box.Content.Withdraw(held.Code.Tag);
                return null;
            },
            evenClosed: true
        );

    private async Task<Outcome> Change(string? ticket, Func<Held, Outcome?> change, bool evenClosed = false)
    {
        for (var i = 0; ; i++)
        {
            await using var db = await databases.CreateDbContextAsync();
            if (await Open(db, ticket) is not { } held)
                return Refusal.Invalid("dialogue.bad-ticket", "ticket");
            if (!held.IsOpen && !(evenClosed && held.Question is not null))
                return Refusal.Rule("dialogue.question-closed");
            if (change(held) is { } refused)
                return refused;
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return Outcome.Of(held.Code.Subject);
            }
            catch (DbUpdateConcurrencyException) when (i < MostTries)
            {
                // Somebody else used the same box; what is in it now is read again.
            }
        }
    }

    private static async Task<Held?> Open(ConferoDb db, string? ticket)
    {
        if (TicketCode.Read(ticket) is not { } code)
            return null;
        var key = await db.Set<TicketKey>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.SubjectId == code.Subject);
        if (key is null || !code.IsSignedBy(key.Open))
            return null;
        var question = await db.Set<Question>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.Id == code.Subject);
        var poll = await db.Set<Poll>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == code.Subject);
        var seriesId = question?.SeriesId ?? poll?.SeriesId;
        return new Held(
            code,
            await db.Set<Series>().AsNoTracking().SingleAsync(x => x.Id == seriesId),
            question,
            poll,
            await db.Set<Box>().SingleAsync(x => x.SubjectId == code.Subject),
            await db.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(x => x.Tag == code.Tag)
        );
    }

    private static TicketView View(Held held)
    {
        var slip = held.Box.Content.Slips.FirstOrDefault(x => x.Tag == held.Code.Tag);
        return new TicketView(
            held.Code.Subject,
            held.Poll is not null,
            held.Question?.Texts ?? new() { [held.Poll!.Language] = held.Poll.Text },
            held.IsOpen,
            held.Poll is null ? held.Series.Threshold : Poll.Fewest,
            held.Published?.Text ?? slip?.Text,
            held.Published?.Language ?? slip?.Language,
            slip?.Choice,
            held.Published is not null,
            held.Published?.Withdrawn == true || held.Box.Content.Withdrawn.Contains(held.Code.Tag)
        );
    }

    private sealed record Held(
        TicketCode Code,
        Series Series,
        Question? Question,
        Poll? Poll,
        Box Box,
        Statement? Published
    )
    {
        public bool IsOpen => Series.Takes && (Question?.Open ?? Poll?.ClosedAt is null);
    }
}
