using Confero.Acts;
using Confero.Identity;
using Confero.Parties;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.SignIn;

/// <summary>An invited person chooses a password and comes in.</summary>
public sealed class InvitationModel(
    MemberQueries members,
    Providers providers,
    UserManager<Account> accounts,
    Mechanism mechanism
) : ConferoPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public Member Member { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load())
            return NotFound();
        if (await providers.Forbids(Member, "password"))
        {
            Refuse(Refusal.Rule("provider.only-way"));
            return Page();
        }
        var account = new Account { UserName = Member.Id, Email = Member.Email };
        var made = await accounts.CreateAsync(account, Password ?? "");
        if (!made.Succeeded)
        {
            Refuse([
                .. made.Errors.Select(x =>
                    Refusal.Invalid(
                        x.Code switch
                        {
                            "DuplicateEmail" => "invitation.address-taken",
                            GuessablePassword.Code => "invitation.common-password",
                            _ => "invitation.weak-password",
                        },
                        "password"
                    )
                ),
            ]);
            return Page();
        }
        var outcome = await mechanism.Do(
            new TakeUpInvitation(account.Id, InvitationCode.Hash(Code)),
            Member.Id
        );
        if (!outcome.Done)
        {
            await accounts.DeleteAsync(account);
            return NotFound();
        }
        await HttpContext.SignIn(new Arrival(Member.Id, "password"));
        return Redirect("/sign-in/security");
    }

    private async Task<bool> Load()
    {
        var found = string.IsNullOrWhiteSpace(Code) ? null : await members.Invited(Code);
        Member = found!;
        return found is not null;
    }
}
