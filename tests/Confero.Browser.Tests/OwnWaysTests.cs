using Confero.Testing;

namespace Confero.Browser.Tests;

/// <summary>A party's administrator sets the own way in; a person changes the password.</summary>
public sealed class OwnWaysTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 360)]
    public async Task A_party_sets_its_provider_and_a_person_another_password(string language, int width)
    {
        await using var world = await WebWorld.Create(Engine.Sqlite, kestrel: true);
        await using var head = await Visitor.Open(chromium, world, language, "etienne", width);
        await head.Go("/sign-in/provider/settings");
        await head.Fill("Issuer", "http://id.example");
        await head.Fill("ClientId", "confero");
        await head.Fill("Proofs", "urn:authority:two-factors");
        await head.Fill("Mappings", "confero-heads = authoriser, delegate-administrator");
        await head.Press("main form button[class*=button-main]");
        await head.ShouldShow("refusal.provider.bad-issuer");
        await head.Fill("Issuer", "https://id.example");
        await head.Press("main form button[class*=button-main]");
        await head.ShouldShow("provider.unverified");
        await head.Go("/sign-in/security");

        await using var ama = await Visitor.Open(chromium, world, language, width: width, scripts: false);
        await PasskeyTests.TakeUp(world, ama, "ama", "drafter");
        await ama.Go("/sign-in/password");
        await ama.Fill("Current", "not the one");
        await ama.Fill("Password", "eleven lanterns beneath a slow tide");
        await ama.Press("main form button.button-main");
        await ama.ShouldShow("refusal.password.wrong");
        await ama.Fill("Current", PasskeyTests.Password);
        await ama.Fill("Password", "eleven lanterns beneath a slow tide");
        await ama.Press("main form button.button-main");
        await ama.ShouldShow("done.identity.change-password");

        await using var anyone = await Visitor.Open(chromium, world, language, width: width);
        await anyone.Go("/sign-in/provider");
        await anyone.ShouldShow("provider.none");
    }
}
