using Confero.Acts;

namespace Confero.Identity;

/// <summary>
/// Notes in the record that a person has proven afresh who they are. The edge checks the proof and does this act from
/// inside; nobody can ask for it.
/// </summary>
/// <param name="How">passkey, authenticator, or demonstration for the marked confirmation that stands in for one.</param>
public sealed record ConfirmPresence(string How) : Act
{
    public override string Code => "identity.confirm";
    public override Roles AllowedTo => RoleNames.Any;
    public override bool ByToken => false;

    protected internal override Task<Outcome> Carry(ActScope scope) =>
        Task.FromResult(Outcome.Of(scope.Member.Id));
}
