using Confero.Identity;
using Confero.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Confero.Web.Tests.SignIn;

/// <summary>Which passwords are taken: long ones that nobody guesses, of whatever characters.</summary>
public sealed class PasswordTests
{
    [Theory]
    [InlineData("short", false)]
    [InlineData("password12345678", false)]
    [InlineData("qwertyuiopasdfgh", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("ammunition stockpile", false)]
    [InlineData("confero-secretariat", false)]
    [InlineData("ama.dede.ama.dede", false)]
    [InlineData("a sentence nobody guesses", true)]
    [InlineData("جملة لا يخمّنها أحد أبداً", true)]
    [InlineData("              the quiet river turns              ", true)]
    public async Task Long_and_not_guessable_is_all_that_is_asked(string password, bool taken)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);

        (await Try(world, password)).Succeeded.ShouldBe(taken, password);
    }

    [Fact]
    public async Task A_very_long_sentence_is_taken_and_is_the_password_to_its_last_letter()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var password = string.Concat(Enumerable.Repeat("lamp river seventeen ", 12));
        using var scope = world.App.Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = "long", Email = "ama.dede@example.org" };

        (await accounts.CreateAsync(account, password)).Succeeded.ShouldBeTrue();

        (await accounts.CheckPasswordAsync(account, password)).ShouldBeTrue();
        (await accounts.CheckPasswordAsync(account, password[..^1])).ShouldBeFalse();
        (await accounts.CheckPasswordAsync(account, password.ToUpperInvariant())).ShouldBeFalse();
    }

    private static async Task<IdentityResult> Try(WebWorld world, string password)
    {
        using var scope = world.App.Services.CreateScope();
        return await scope
            .ServiceProvider.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new Account { UserName = "ama", Email = "ama.dede@example.org" }, password);
    }
}
