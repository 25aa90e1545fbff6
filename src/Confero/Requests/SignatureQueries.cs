using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Requests;

/// <summary>A signature as the file of the case shows it.</summary>
/// <param name="Person">Name of the person; only to the own State.</param>
/// <param name="Holds">Whether it was checked just now and holds.</param>
public sealed record SignatureRow(
    string Act,
    string? Person,
    string KeyName,
    DateTimeOffset At,
    string Fingerprint,
    bool Holds
);

/// <summary>What somebody is asked to sign.</summary>
/// <param name="Text">See <see cref="CaseText"/>.</param>
/// <param name="Credentials">Ids of the person's passkeys that may sign it.</param>
/// <param name="FirstBy">Who signed when the case was handed in; null when nobody did.</param>
public sealed record TextToSign(string Text, IReadOnlyList<string> Credentials, string? FirstBy);

/// <summary>Reads signatures under cases, and the texts that wait for one.</summary>
public sealed class SignatureQueries(
    IDbContextFactory<ConferoDb> databases,
    ProcessDefinitions processes,
    PasskeyQueries passkeys
)
{
    /// <summary>The signatures under a case, oldest first; for its State and the secretariat.</summary>
    public async Task<IReadOnlyList<SignatureRow>> Of(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Seen(db, viewer, requestId) is not { } request)
            return [];
        var own = request.PartyId == viewer.PartyId;
        var signatures = await Signatures(db, requestId);
        var ids = signatures.Select(x => x.MemberId).ToList();
        var names = own
            ? await db.Set<Member>().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name)
            : [];
        return
        [
            .. signatures.Select(x => new SignatureRow(
                x.Act,
                names.GetValueOrDefault(x.MemberId),
                own ? x.KeyName : "",
                x.At,
                x.Fingerprint,
                x.Check() is null
            )),
        ];
    }

    /// <summary>Texts, signatures and public keys of the viewer's own case; null when it is not, or nothing was signed.</summary>
    public async Task<SignatureFile?> File(Viewer viewer, string requestId)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (
            await Own(db, viewer, requestId) is null
            || await Signatures(db, requestId) is not { Count: > 0 } all
        )
            return null;
        return new SignatureFile(
            SignatureFile.Name,
            requestId,
            [.. all.Select(x => new FiledSignature(x.Act, x.MemberId, x.KeyName, x.At, x.ToSigned()))]
        );
    }

    /// <summary>What the viewer would sign with a step of the own case as it stands.</summary>
    public async Task<TextToSign?> ToSign(Viewer viewer, string requestId, string step)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Own(db, viewer, requestId) is not { } request)
            return null;
        var process = await processes.Version(db, request.ProcessCode, request.ProcessVersion);
        if (process.Act(step) is not { } act || CaseText.KindOf(process, act) is not { } kind)
            return null;
        var handedIn = CaseText.HandedIn(request, process);
        var first =
            kind == CaseText.Endorse && handedIn is not null
                ? await db.Set<CaseSignature>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(x => x.StepId == handedIn.Id)
                : null;
        var firstBy = first is null
            ? null
            : await db.Set<Member>().Where(x => x.Id == first.MemberId).Select(x => x.Name).SingleAsync();
        return new TextToSign(
            CaseText.Of(request, step, kind, viewer.MemberId!, first?.Text),
            [.. (await passkeys.Of(viewer)).Select(x => x.Id).Where(x => x != first?.Credential)],
            firstBy
        );
    }

    private static Task<List<CaseSignature>> Signatures(ConferoDb db, string requestId) =>
        db.Set<CaseSignature>()
            .AsNoTracking()
            .Where(x => x.RequestId == requestId)
            .OrderBy(x => x.At)
            .ThenBy(x => x.Id)
            .ToListAsync();

    private static async Task<Request?> Seen(ConferoDb db, Viewer viewer, string requestId)
    {
        var request = await db.Set<Request>()
            .AsNoTracking()
            .VisibleTo(viewer)
            .Include(x => x.Needs)
            .Include(x => x.Steps)
            .AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == requestId);
        return
            request is not null
            && (request.PartyId == viewer.PartyId || viewer.ReadsForSecretariat)
            && Decision.Decide(viewer, request.Disclosure()).Exists
            ? request
            : null;
    }

    private static async Task<Request?> Own(ConferoDb db, Viewer viewer, string requestId) =>
        await Seen(db, viewer, requestId) is { } request
        && request.PartyId == viewer.PartyId
        && viewer.IsRegisteredParty
            ? request
            : null;
}
