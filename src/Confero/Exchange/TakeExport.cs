using Confero.Acts;
using Confero.Identity;

namespace Confero.Exchange;

/// <summary>
/// A member takes the portfolio out as a file. It changes nothing, but stands in the record, and asks for the person;
/// a token may do it when it was made for that.
/// </summary>
/// <param name="Format">json or xlsx.</param>
public sealed record TakeExport(string Format) : Act
{
    public override string Code => "portfolio.export";
    public override Roles AllowedTo => RoleNames.Any;
    public override StepUp StepUp => StepUp.Always;
    public override bool ByToken => true;

    protected internal override Task<Outcome> Carry(ActScope scope) =>
        Task.FromResult(Outcome.Of(scope.Member.Id));
}
