using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Confero.Disclosure;
using Confero.Requests.Permissions;
using Confero.Testing;

namespace Confero.Security.Tests;

/// <summary>The permission table, asked of the running installation by people of every kind, over HTTP.</summary>
public sealed class PermissionTests
{
    private static readonly PermissionTable Table = PermissionTable.Standard;

    /// <summary>Refusals that say "not you", "not now" or "not so far", whatever the state of the text.</summary>
    private static readonly string[] Denials =
    [
        "act.not-your-role",
        "process.not-in-state",
        "process.not-your-role",
        "process.needs-second-person",
        "request.not-editable",
        "request.section-too-wide",
    ];

    private int calls;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every cell about reading and knowing: each answer says of ten sections whether they are there.</summary>
    [Fact]
    public async Task Everybody_reads_over_http_what_the_table_says()
    {
        await using var web = await WebWorld.Create(Engine.Sqlite);
        var world = await PermissionWorld.Create(web);
        var (cells, wrong) = (new HashSet<PermissionCell>(), new List<string>());
        foreach (var (viewer, relation) in PermissionWorld.People)
        {
            var client = await web.Client(world.Member(viewer, relation));
            foreach (var (state, reach) in PermissionWorld.Situations)
            foreach (var spread in PermissionWorld.Spreads)
            {
                var seen = await Seen(client, world.Case(state, reach, spread));
                var cell = new PermissionCell(viewer, relation, state, reach, "-", "-", "know", "case");
                foreach (var section in Enum.GetValues<Section>())
                    Check(
                        cell with
                        {
                            Act = "read",
                            Section = JsonNames.Of(section),
                            Class = PermissionWorld.ClassOf(spread, section).ToString(),
                        },
                        seen?.Contains(section) == true
                    );
                if (PermissionTable.Classes.Contains(spread))
                    Check(cell with { Class = spread }, seen is not null);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cells.Count} cells by {calls} requests");
        wrong.ShouldBeEmpty();
        cells
            .SetEquals(Table.Cells().Where(x => x.Act is "read" or "know"))
            .ShouldBeTrue("every cell about reading was asked");

        void Check(PermissionCell cell, bool may)
        {
            cells.Add(cell);
            if (Table.Answer(cell).May != may && wrong.Count < 20)
                wrong.Add($"{cell}: over HTTP {may}");
        }
    }

    /// <summary>Every cell about cards, from the list that each person gets; the secretariat has its board instead of that list.</summary>
    [Fact]
    public async Task Everybody_sees_over_http_the_cards_that_the_table_says()
    {
        await using var web = await WebWorld.Create(Engine.Sqlite);
        var world = await PermissionWorld.Create(web);
        foreach (
            var (viewer, relation) in PermissionWorld.People.Where(x =>
                x.Viewer is not ("broker" or "auditor")
            )
        )
        {
            var client = await web.Client(world.Member(viewer, relation));
            using var answer = await client.GetAsync("/api/v1/matching/cards", Cancel);
            var cards = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync(Cancel) : "";
            foreach (var (state, reach) in PermissionWorld.Situations)
            foreach (var card in new[] { "no", "yes" })
            {
                var cell = new PermissionCell(viewer, relation, state, reach, "-", card, "card", "case");
                var need = PermissionWorld.NeedOf(world.Case(state, reach, "B", card));
                cards
                    .Contains($"\"{need}\"", StringComparison.Ordinal)
                    .ShouldBe(Table.Answer(cell).May, cell.ToString());
            }
        }
    }

    /// <summary>
    /// Every act by everybody, once where the case stands right for it and once where it does not; the width of every
    /// section by everybody; and all of that as the table says.
    /// </summary>
    [Fact]
    public async Task Everybody_does_over_http_what_the_table_says()
    {
        await using var web = await WebWorld.Create(Engine.Sqlite);
        var world = await PermissionWorld.Create(web);
        var wrong = new List<string>();
        foreach (var (viewer, relation) in PermissionWorld.People)
        {
            var client = await web.Client(world.Member(viewer, relation));
            foreach (var cell in Asked(viewer, relation))
            {
                var may = await Does(client, world, cell);
                if (may != Table.Answer(cell).May && wrong.Count < 20)
                    wrong.Add($"{cell}: over HTTP {may}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} acts asked for");
        wrong.ShouldBeEmpty();
        calls.ShouldBeGreaterThan(4_000);
    }

    /// <summary>One cell of each class that the installation could tell apart.</summary>
    private static IEnumerable<PermissionCell> Asked(string viewer, string relation)
    {
        var all = Table.Cells().Where(x => x.Viewer == viewer && x.Relation == relation).ToList();
        var steps = all.Where(x => x is { Class: "-", Card: "-", Section: "case" });
        // A proposal is made by a package with contents of its own; the tests of packages ask for it.
        foreach (var act in steps.Where(x => x.Act != "propose").GroupBy(x => x.Act))
        {
            var from = Table
                .Rules.Where(x => x.Acts.Contains(act.Key))
                .SelectMany(x => x.States ?? [])
                .ToList();
            foreach (var there in act.GroupBy(x => (from.Contains(x.State), x.Out)))
                yield return there.First();
        }
        foreach (var cell in all.Where(x => x is { Act: "write", Section: "needs" or "condition" }))
            yield return cell;
        foreach (
            var cell in all.Where(x =>
                x is { Act: "let-out", State: "consent-window" or "closed", Out: "secretariat" }
            )
        )
            yield return cell;
        foreach (
            var cell in all.Where(x => x is { Act: "interest", State: "draft" or "circulated" or "closed" })
        )
            yield return cell;
    }

    private async Task<bool> Does(HttpClient client, PermissionWorld world, PermissionCell cell)
    {
        var spread = cell.Act == "interest" ? cell.Class : "B";
        var card = cell.Card == "yes" ? "yes" : "no";
        var id = world.Case(cell.State, cell.Out, spread, card);
        var address = $"/api/v1/requests/{id}";
        var (method, path, body) = cell.Act switch
        {
            "interest" => (
                HttpMethod.Post,
                $"/api/v1/matching/cards/{PermissionWorld.NeedOf(id)}/interest",
                "{}"
            ),
            "write" when cell.Section == "needs" => (
                HttpMethod.Post,
                address + "/needs",
                """{"title":"Another","kind":"technical"}"""
            ),
            "write" => (HttpMethod.Patch, address, $$$"""{"texts":{"{{{cell.Section}}}":"Other words."}}"""),
            "let-out" => (
                HttpMethod.Put,
                $"{address}/visibility/{cell.Section}",
                $$"""{"class":"{{cell.Class.ToLowerInvariant()}}","namedParties":["QMS"]}"""
            ),
            "show-card" => (HttpMethod.Put, address + "/blind-matching", """{"allowed":true}"""),
            "evaluate" => (HttpMethod.Post, address + "/evaluation", """{"rating":4,"effect":"Good."}"""),
            "answer-check" => (HttpMethod.Post, address + "/check", """{"rating":4,"effect":"Good."}"""),
            _ => (HttpMethod.Post, address + "/steps", $$"""{"step":"{{cell.Act}}","note":"As agreed."}"""),
        };
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(body, null, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"permission-{calls++}");
        using var answer = await client.SendAsync(request, Cancel);
        var may = await Allowed(answer);
        if (answer.IsSuccessStatusCode)
            await world.Restore(cell.State, cell.Out, spread, card);
        return may;
    }

    /// <summary>Whether an answer lets the person do it, even if the text lacks something.</summary>
    private static async Task<bool> Allowed(HttpResponseMessage answer)
    {
        if (
            answer.StatusCode
            is HttpStatusCode.NotFound
                or HttpStatusCode.Unauthorized
                or HttpStatusCode.Redirect
        )
            return false;
        if (answer.IsSuccessStatusCode)
            return true;
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        ((int)answer.StatusCode).ShouldBeLessThan(500, text);
        return !Denials.Any(x => text.Contains($"\"{x}\"", StringComparison.Ordinal));
    }

    /// <summary>The sections in an answer; null when the case does not exist for whoever asks.</summary>
    private async Task<HashSet<Section>?> Seen(HttpClient client, string id)
    {
        calls++;
        using var answer = await client.GetAsync($"/api/v1/requests/{id}", Cancel);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return null;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return [.. Enum.GetValues<Section>().Where(x => Shows(text, x, id))];
    }

    /// <summary>Whether the words of a section are anywhere in an answer, however it is built; need lines by their titles.</summary>
    private static bool Shows(string text, Section section, string id) =>
        text.Contains(
            section == Section.Needs ? $"Need of {id}" : $"{section} of {id}",
            StringComparison.Ordinal
        );
}
