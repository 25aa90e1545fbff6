using Confero.Identity;
using Microsoft.AspNetCore.Identity;
using Zxcvbn;

namespace Confero.Web.SignIn;

/// <summary>
/// Refuses passwords that guessing finds early: common and leaked ones, names, keyboard rows, dates, and whatever is
/// made of the person's own address or of the words of this place. No rule asks for kinds of characters.
/// </summary>
/// <remarks>The estimate is zxcvbn's (D. L. Wheeler, USENIX Security 2016): 0 is found in under a thousand tries, 4 in more than ten thousand million.</remarks>
internal sealed class GuessablePassword : IPasswordValidator<Account>
{
    /// <summary>The code by which pages recognise this refusal.</summary>
    public const string Code = "PasswordGuessable";

    private const int LeastScore = 3;

    /// <summary>The estimate takes ever longer with length, and what follows here can only help.</summary>
    private const int MostWeighed = 80;

    /// <summary>Words that anybody would try first here.</summary>
    private static readonly string[] WordsOfThisPlace =
    [
        "confero",
        "ammunition",
        "stockpile",
        "secretariat",
        "ministry",
        "assistance",
        "unitednations",
        "disarmament",
        "password",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var weighed = password is { Length: > MostWeighed } ? password[..MostWeighed] : password ?? "";
        var own = (user.Email ?? "").Split('@', '.', '-', '_').Where(x => x.Length > 2);
        var found = new Zxcvbn.Zxcvbn().EvaluatePassword(weighed, [.. WordsOfThisPlace, .. own]);
        return Task.FromResult(
            found.Score >= LeastScore
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = Code, Description = Code })
        );
    }

    /// <summary>What a password was refused for.</summary>
    public static Refusal Refusal(IdentityResult result) =>
        Confero.Refusal.Invalid(
            result.Errors.Any(x => x.Code == Code)
                ? "invitation.common-password"
                : "invitation.weak-password",
            "password"
        );
}
