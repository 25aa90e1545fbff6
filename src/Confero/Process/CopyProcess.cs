using System.Text.RegularExpressions;
using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The administrator copies an adopted version, to change the copy in peace.</summary>
/// <param name="NewCode">The code of a process of its own; null for the next version of the same.</param>
public sealed partial record CopyProcess(string Process, int Version, string? NewCode = null) : Act
{
    public override string Code => "process.copy";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var found = await scope
            .Db.Set<AdoptedProcess>()
            .SingleOrDefaultAsync(x => x.Code == Process && x.Version == Version);
        if (found is null)
            return Refusal.NotFound;
        var code = string.IsNullOrWhiteSpace(NewCode) ? Process : NewCode.Trim();
        if (!GoodCode().IsMatch(code))
            return Refusal.Invalid("process.bad-code", "newCode");
        var latest = await scope
            .Db.Set<AdoptedProcess>()
            .Where(x => x.Code == code)
            .MaxAsync(x => (int?)x.Version);
        var text = ProcessText.Parse(found.Json)!;
        (text["code"], text["version"]) = (code, (latest ?? 0) + 1);
        var draft = new ProcessDraft
        {
            Id = Ids.ProcessDraft(),
            BasedOn = found.Code,
            BasedOnVersion = found.Version,
            Json = ProcessText.Write(text),
            ChangedAt = scope.Now,
            ChangedBy = scope.Member.Id,
        };
        scope.Db.Add(draft);
        return Outcome.Of(draft.Id);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoodCode();
}
