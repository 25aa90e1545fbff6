using Confero.Acts;
using Confero.Identity;

namespace Confero.Requests;

/// <summary>An act that does nothing and that nobody may do, so that something else can be looked at in a dry run.</summary>
internal sealed record LookAsItStands : Act
{
    public override string Code => "dry-run.look";
    public override Roles AllowedTo => Roles.None;

    protected internal override Task<Outcome> Carry(ActScope scope) => Task.FromResult(Outcome.Of(null));
}
