using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Process;

/// <summary>
/// The administrator adopts a process definition as the next version of its code. Running cases stay on theirs.
/// </summary>
/// <param name="Note">Why; everybody reads it beside the version.</param>
public sealed record AdoptProcess(string Json, string? Note = null) : Act
{
    internal const int MostNote = 2_000;

    public override string Code => "process.adopt";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (Note?.Length > MostNote)
            return Refusal.TooLong("note", MostNote);
        var read = ProcessDefinitionReader.Read(Json);
        if (read.Definition is not { } definition)
            return Outcome.Refused(read.Errors.Select(x => x.AsRefusal()));
        var latest = await scope
            .Db.Set<AdoptedProcess>()
            .Where(x => x.Code == definition.Code)
            .MaxAsync(x => (int?)x.Version);
        if (definition.Version <= latest)
            return Refusal.Invalid("process.version-exists", "version", $"{latest + 1}");
        scope.Db.Add(
            new AdoptedProcess
            {
                Code = definition.Code,
                Version = definition.Version,
                Json = Json,
                AdoptedAt = scope.Now,
                AdoptedBy = scope.Member.Id,
                Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
            }
        );
        return Outcome.Of(definition.Code);
    }
}
