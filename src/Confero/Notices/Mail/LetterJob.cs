using Confero.Jobs;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Confero.Notices.Mail;

/// <summary>
/// Sends one letter. A temporary failure is tried again at growing intervals for <see cref="Patience"/>; what can never work
/// is given up at once. A node that dies between the server's "accepted" and our note of it sends the letter once more
/// under the same Message-ID, by which mail systems know the copy.
/// </summary>
internal sealed class LetterJob(
    IDbContextFactory<ConferoDb> databases,
    LetterDraft draft,
    IPostbox postbox,
    TimeProvider clock,
    ILogger<LetterJob> log
) : IJobKind
{
    /// <summary>RFC 5321 4.5.4.1 asks for four to five days at relays; we are the first to try, and word grows old.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    public string Kind => Outbox.JobKind;

    public async Task<string?> Run(Job job, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var letter = await db.Set<Letter>().SingleOrDefaultAsync(x => x.Id == job.Payload, cancellation);
        if (letter is not { State: LetterState.Waiting })
            return null;
        await Send(db, letter, cancellation);
        await db.SaveChangesAsync(CancellationToken.None);
        return JsonNames.Of(letter.State);
    }

    private async Task Send(ConferoDb db, Letter letter, CancellationToken cancellation)
    {
        letter.Attempts++;
        try
        {
            if (await draft.Write(letter) is { } message)
            {
                await postbox.Hand(message, cancellation);
                End(letter, LetterState.Sent);
            }
            else
                End(letter, LetterState.Dropped);
        }
        catch (MailFaultException fault)
        {
            log.LogWarning(fault.InnerException, "Letter {Id}: {Fault}.", letter.Id, fault.Code);
            letter.Error = fault.Code;
            TryAgain(db, letter, fault);
        }
    }

    private void TryAgain(ConferoDb db, Letter letter, MailFaultException fault)
    {
        var now = clock.GetUtcNow();
        if (fault.Final || now - letter.MadeAt >= Patience)
            End(letter, LetterState.Undeliverable);
        else
            db.Add(Outbox.JobFor(letter.Id, now + Wait(letter.Attempts)));
    }

    private static TimeSpan Wait(int attempts)
    {
        var minutes = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(attempts, 10)));
        return minutes < LongestWait ? minutes : LongestWait;
    }

    private void End(Letter letter, LetterState state) =>
        (letter.State, letter.EndedAt) = (state, clock.GetUtcNow());
}
