using Confero.Acts;
using Confero.Identity;

namespace Confero.Experts;

/// <summary>An expert leaves the roster, or the sending party takes the person off. Work agreed before goes on.</summary>
public sealed record LeaveRoster(string ExpertId) : Act
{
    public override string Code => "expert.leave";
    public override Roles AllowedTo => Roles.Expert | Roles.Authoriser | Roles.Broker;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (await scope.OwnExpert(ExpertId) is not { } expert)
            return Refusal.NotFound;
        expert.LeftAt ??= scope.Now;
        return Outcome.Of(expert.Id);
    }
}
