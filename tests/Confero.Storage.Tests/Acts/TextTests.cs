using Confero.Acts;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Acts;

/// <summary>What no text may carry, by whatever act it comes, and what people must be able to write.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("Depot \u202Ereversed", "U+202E")]
    [InlineData("Depot \u2066isolated\u2069", "U+2066")]
    [InlineData("Depot \u0000", "U+0000")]
    [InlineData("Depot \u001B[31m", "U+001B")]
    [InlineData("Depot \uE000", "U+E000")]
    [InlineData("Depot \uFFFD", "U+FFFD")]
    [InlineData("Depot \U000E0041", "U+E0041")]
    public async Task A_hidden_character_is_refused_with_its_number_and_the_field(string title, string number)
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);

        var outcome = await world.Mechanism.Do(new DraftRequest(title), story.Drafter);

        var refusal = outcome.Refusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("input.hidden-character");
        refusal.Field.ShouldBe("title");
        refusal.Args.ShouldBe([number]);
    }

    [Fact]
    public async Task Texts_of_a_case_and_lines_of_a_file_go_through_the_same_rule()
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);
        await story.Draft();

        var outcome = await world.Mechanism.Do(
            new EditRequest(story.RequestId, null)
            {
                Texts = new Dictionary<Section, string> { [Section.Context] = "Read \u202Dthis" },
            },
            story.Drafter
        );

        outcome.Refusals.ShouldHaveSingleItem().Field.ShouldBe("context");
    }

    [Theory]
    [InlineData("مخزن \u200Fالذخيرة\u200E (IATG 06.30)")]
    [InlineData("می\u200Cخواهیم")]
    [InlineData("क्\u200Dष")]
    [InlineData("Склад № 4 / depot 4")]
    [InlineData("弹药库 👩\u200D🔧")]
    [InlineData("Ωmega and Омега")]
    public async Task Six_scripts_and_their_joiners_are_written_as_people_write_them(string title)
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);

        (await world.Mechanism.Do(new DraftRequest(title), story.Drafter)).Refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Аmina Diallo", "input.mixed-scripts")]
    [InlineData("Amina\u200EDiallo", "input.hidden-character")]
    [InlineData("Amina\nDiallo", "input.hidden-character")]
    public async Task A_name_cannot_pass_for_another(string name, string code)
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        await CaseStory.Open(world);
        var keeper = await world.AddMember("QMA", Roles.DelegateAdministrator);

        var outcome = await world.Mechanism.Do(
            new InviteMember(
                name,
                "amina@example.org",
                ["reader"],
                InvitationCode.Hash(InvitationCode.New())
            ),
            keeper
        );

        outcome.Refusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("https://example.org/report?id=1", true)]
    [InlineData("http://example.org", true)]
    [InlineData("", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,hello", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//example.org", false)]
    [InlineData("https://user:word@example.org", false)]
    public async Task Only_addresses_of_pages_become_links(string address, bool taken)
    {
        await using var world = await TestWorld.Create(Engine.Sqlite);
        var story = await CaseStory.Open(world);

        var outcome = await world.Mechanism.Do(new Linking(address), story.Drafter);

        outcome.Done.ShouldBe(taken);
        if (!taken)
            outcome
                .Refusals.ShouldHaveSingleItem()
                .ShouldBe(Refusal.Invalid("input.not-a-link", "sourceUrl"));
    }

    /// <summary>An act that carries an address and does nothing.</summary>
    private sealed record Linking(string SourceUrl) : Act
    {
        public override string Code => "test.link";
        public override Roles AllowedTo => Roles.Drafter;

        protected override Task<Outcome> Carry(ActScope scope) => Task.FromResult(Outcome.Of(null));
    }
}
