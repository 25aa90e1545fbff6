using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>The administrator takes a version out of use: new cases follow the one before it, running ones go on under it.</summary>
/// <param name="Note">Why; everybody reads it beside the version.</param>
public sealed record RetireProcess(string Process, int Version, string Note) : Act
{
    public override string Code => "process.retire";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var standing = await scope.Db.Set<AdoptedProcess>().Where(x => x.RetiredAt == null).ToListAsync();
        if (standing.Find(x => x.Code == Process && x.Version == Version) is not { } found)
            return Refusal.NotFound;
        if (string.IsNullOrWhiteSpace(Note))
            return Refusal.Missing("note");
        if (Note.Length > AdoptProcess.MostNote)
            return Refusal.TooLong("note", AdoptProcess.MostNote);
        if (standing.Count == 1)
            return Refusal.Rule("process.last-one");
        (found.RetiredAt, found.RetiredBy, found.RetireNote) = (scope.Now, scope.Member.Id, Note.Trim());
        return Outcome.Of(Process);
    }
}
