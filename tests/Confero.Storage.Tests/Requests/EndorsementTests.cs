using Confero.Disclosure;
using Confero.Identity;
using Confero.Record;
using Confero.Requests;
using Confero.Testing;

namespace Confero.Storage.Tests.Requests;

/// <summary>Where signatures are demanded, a case leaves its State by two people's passkeys over the same words, and in no other way.</summary>
public sealed class EndorsementTests
{
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_people_sign_the_same_words_and_anybody_can_check_it(Engine engine)
    {
        await using var desk = await Desk.Open(engine);
        await desk.Draft();
        (await desk.Submit(desk.Drafter, desk.DraftersKey)).ShouldBe("done");
        (await desk.Endorse(desk.Authoriser, desk.AuthorisersKey)).ShouldBe("done");

        var file = (await desk.File())!;
        file.Signatures.Select(x => x.Act).ShouldBe(["submit", "endorse"]);
        file.Check().ShouldBeEmpty();
        SignatureFile.Read(file.Write())!.Check().ShouldBeEmpty();
        var record = await desk.World.Get<JournalCheck>().Run();
        (record.Signatures, record.Unproven.Count, record.Altered.Count).ShouldBe((2, 0, 0));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_other_way_is_refused(Engine engine)
    {
        await using var desk = await Desk.Open(engine);
        await desk.Draft();
        var (drafter, authoriser) = (desk.Drafter, desk.Authoriser);
        var (key, second) = (desk.DraftersKey, desk.AuthorisersKey);

        (await desk.Take("submit", drafter, null)).ShouldBe("signature.missing");
        (await desk.Submit(drafter, second)).ShouldBe("signature.not-your-key");
        (await desk.Submit(drafter, new SoftKey())).ShouldBe("signature.not-your-key");
        (await desk.Take("submit", drafter, key.Answer("{}"))).ShouldBe("signature.other-text");
        var early = await desk.Text("submit", drafter);
        (await desk.Take("submit", drafter, key.Answer(key.Sign(early, flags: 1)))).ShouldBe(
            "signature.does-not-hold"
        );
        (await desk.Take("submit", drafter, key.Answer(key.Sign(early, domain: "evil.example")))).ShouldBe(
            "signature.does-not-hold"
        );
        await desk.Rewrite("Other words.");
        (await desk.Take("submit", drafter, key.Answer(early))).ShouldBe("signature.other-text");
        var used = key.Answer(await desk.Text("submit", drafter));
        (await desk.Take("submit", drafter, used)).ShouldBe("done");

        (await desk.Take("endorse", authoriser, null)).ShouldBe("signature.missing");
        (await desk.Take("endorse", authoriser, used)).ShouldBe("signature.same-key");
        (await desk.Endorse(drafter, key)).ShouldNotBe("done");
        (await desk.Endorse(desk.DrafterAsAuthoriser, key)).ShouldBe("signature.same-person");
        (await desk.Take("endorse", authoriser, second.Answer(early))).ShouldBe("signature.other-text");
        (
            await desk.Take("endorse", authoriser, second.Answer(await desk.Text("submit", authoriser)))
        ).ShouldBe("signature.other-text");
        var other = await desk.AnotherCase();
        (await desk.Take("endorse", authoriser, second.Answer(other))).ShouldBe("signature.other-text");
        var stale = second.Answer(await desk.Text("endorse", authoriser));
        await desk.Widen();
        (await desk.Take("endorse", authoriser, stale)).ShouldBe("signature.other-text");
        var text = await desk.Text("endorse", authoriser);
        (await desk.Take("endorse", authoriser, second.Answer(second.Sign(text, counter: 5)))).ShouldBe(
            "signature.copied-key"
        );
        (await desk.File())!.Signatures.Count.ShouldBe(1);
        (await desk.Endorse(authoriser, second)).ShouldBe("done");
        (await desk.File())!.Check().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recalled_case_is_signed_anew_and_the_first_signature_counts_no_more()
    {
        await using var desk = await Desk.Open(Engine.Sqlite);
        await desk.Draft();
        var used = desk.DraftersKey.Answer(await desk.Text("submit", desk.Drafter));
        (await desk.Take("submit", desk.Drafter, used)).ShouldBe("done");
        (await desk.Take("recall", desk.Drafter, null)).ShouldBe("done");
        await desk.Rewrite("Words after the recall.");

        (await desk.Take("submit", desk.Drafter, used)).ShouldBe("signature.other-text");
        (await desk.Submit(desk.Drafter, desk.DraftersKey)).ShouldBe("done");
        (await desk.Endorse(desk.Authoriser, desk.AuthorisersKey)).ShouldBe("done");
        (await desk.File())!.Check().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_in_which_anything_was_altered_proves_nothing()
    {
        await using var desk = await Desk.Open(Engine.Sqlite);
        await desk.Draft();
        await desk.Submit(desk.Drafter, desk.DraftersKey);
        await desk.Endorse(desk.Authoriser, desk.AuthorisersKey);
        var file = (await desk.File())!;
        var (first, second) = (file.Signatures[0], file.Signatures[1]);

        Codes(file with { Case = "REQ-0000-0000-00" }).ShouldBe(["not-what-it-says", "not-what-it-says"]);
        Codes(With(first with { By = desk.Authoriser }, second))
            .ShouldBe(["not-what-it-says", "not-the-second-of-two"]);
        Codes(With(second)).ShouldBe(["not-the-second-of-two"]);
        var altered = first.Evidence with
        {
            Text = first.Evidence.Text.Replace("Words", "Lies", StringComparison.Ordinal),
        };
        Codes(With(first with { Evidence = altered }, second)).ShouldContain("other-text");
        Codes(
                With(
                    first with
                    {
                        Evidence = first.Evidence with { PublicKey = second.Evidence.PublicKey },
                    },
                    second
                )
            )
            .ShouldContain("other-key");

        SignatureFile With(params FiledSignature[] all) => file with { Signatures = all };
        static IEnumerable<string> Codes(SignatureFile x) => x.Check().Select(y => y.Code);
    }

    /// <summary>Whatever people try, in whatever order: where the case is endorsed, two of them signed what it says.</summary>
    [Fact]
    public async Task In_any_order_of_attempts_nothing_leaves_without_both_signatures()
    {
        await using var desk = await Desk.Open(Engine.Sqlite);
        var random = new Random(20261126);
        var endorsed = 0;
        for (var round = 0; round < 40; round++)
        {
            await desk.Draft();
            var old = new List<SignedAnswer>();
            for (var attempt = 0; attempt < 14; attempt++)
                await Attempt(desk, random, old);
            if ((await desk.State()) != "endorsed")
                continue;
            endorsed++;
            var file = (await desk.File())!;
            file.Check().ShouldBeEmpty();
            var (first, second) = (file.Signatures[^2], file.Signatures[^1]);
            (first.Act, second.Act).ShouldBe(("submit", "endorse"));
            first.By.ShouldNotBe(second.By);
            first.Evidence.Credential.ShouldNotBe(second.Evidence.Credential);
            second.Evidence.Text.ShouldContain(await desk.Words());
        }
        endorsed.ShouldBeGreaterThan(5, "or the attempts try nothing");
    }

    private static async Task Attempt(Desk desk, Random random, List<SignedAnswer> old)
    {
        var people = new[] { desk.Drafter, desk.DrafterAsAuthoriser, desk.Authoriser };
        var keys = new[] { desk.DraftersKey, desk.AuthorisersKey };
        var person = people[random.Next(people.Length)];
        var step = random.Next(2) == 0 ? "submit" : "endorse";
        switch (random.Next(8))
        {
            case 0:
                await desk.Rewrite($"Words {random.Next()}.");
                break;
            case 1:
                await desk.Take("recall", desk.Drafter, null);
                break;
            case 2:
                await desk.Take(step, person, null);
                break;
            case 3 when old.Count > 0:
                await desk.Take(step, person, old[random.Next(old.Count)]);
                break;
            default:
                var key = keys[random.Next(keys.Length)];
                if (random.Next(2) == 0)
                    (person, key) = step == "submit" ? (people[0], keys[0]) : (people[2], keys[1]);
                var answer = key.Answer(await desk.Text(step, person));
                old.Add(answer);
                await desk.Take(step, person, answer);
                break;
        }
    }
}
