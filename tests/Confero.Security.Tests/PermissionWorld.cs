using Confero.Delivery;
using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Requests;
using Confero.Requests.Permissions;
using Confero.Testing;
using Microsoft.EntityFrameworkCore;

namespace Confero.Security.Tests;

/// <summary>
/// Every kind of person of the permission table, and a case for every situation it knows, in a running installation. Cases
/// are laid down as they are stored, for no story could lead to all of them in a test.
/// </summary>
internal sealed class PermissionWorld
{
    private const string Owner = "QMA";
    private const string Named = "QMS";
    private const string Introduced = "QMR";
    private const string Stranger = "QMC";

    private static readonly Section[] Sections = Enum.GetValues<Section>();
    private readonly Dictionary<(string, string), string> members = [];
    private readonly Dictionary<(string, string, string, string), string> cases = [];

    /// <summary>Every viewer with a relation that is possible.</summary>
    public static IReadOnlyList<(string Viewer, string Relation)> People { get; } =
    [
        .. PermissionTable.Standard.People.SelectMany(x =>
            x.Viewers.SelectMany(v => x.Relations.Select(r => (v, r)))
        ),
    ];

    /// <summary>Every state with how far consents can have taken a case that is in it.</summary>
    public static IReadOnlyList<(string State, string Out)> Situations { get; } =
    [.. PermissionTable.Standard.Stages.SelectMany(x => x.States.SelectMany(s => x.Out.Select(o => (s, o))))];

    /// <summary>How classes are spread over sections: all alike, or each section another, turned five times.</summary>
    public static IReadOnlyList<string> Spreads { get; } =
    [.. PermissionTable.Classes, .. Enumerable.Range(0, 5).Select(x => $"{x}")];

    public required WebWorld Web { get; init; }

    /// <summary>The member behind a row; null for the public.</summary>
    public string? Member(string viewer, string relation) => members.GetValueOrDefault((viewer, relation));

    public string Case(string state, string reach, string spread, string card = "no") =>
        cases[(state, reach, spread, card)];

    /// <summary>The class of a section in a spread.</summary>
    public static DisclosureClass ClassOf(string spread, Section section) =>
        int.TryParse(spread, out var turn)
            ? (DisclosureClass)(((int)section + turn) % 5)
            : Enum.Parse<DisclosureClass>(spread);

    /// <summary>The first need of a case.</summary>
    public static string NeedOf(string requestId) =>
        requestId.Replace("REQ-", "NED-", StringComparison.Ordinal);

    public static async Task<PermissionWorld> Create(WebWorld web)
    {
        var world = new PermissionWorld { Web = web };
        await web.Read(async db =>
        {
            foreach (var (viewer, relation) in People.Where(x => x.Viewer != "public"))
                db.Add(world.NewMember(viewer, relation));
            await db.SaveChangesAsync();
            var now = web.Clock.GetUtcNow();
            foreach (var (state, reach) in Situations)
            {
                foreach (var spread in Spreads)
                    db.Add(world.NewCase(state, reach, spread, "no", now));
                foreach (var spread in PermissionTable.Classes)
                    db.Add(world.NewCase(state, reach, spread, "yes", now));
            }
            return await db.SaveChangesAsync();
        });
        return world;
    }

    /// <summary>Puts a case back to where it was, after somebody was allowed to do something with it.</summary>
    public Task Restore(string state, string reach, string spread, string card) =>
        Web.Read(async db =>
        {
            var id = Case(state, reach, spread, card);
            var request = await db.Set<Request>().Include(x => x.Audience).SingleAsync(x => x.Id == id);
            request.Sections = SectionsOf(id, spread);
            request.BlindMatching = card == "yes";
            Set(request, state, reach);
            await db.SaveChangesAsync();
            return await db.Set<OutcomeCheck>().Where(x => x.RequestId == id).ExecuteDeleteAsync();
        });

    private Member NewMember(string viewer, string relation)
    {
        var roles = RoleNames.Parse([viewer])!.Value;
        var id = $"MEM-{viewer}-{relation}";
        members[(viewer, relation)] = id;
        return new Member
        {
            Id = id,
            PartyId =
                (roles & RoleNames.OfSecretariat) != 0 ? Party.Secretariat
                : relation is "author" or "owner" ? Owner
                : relation == "named" ? Named
                : relation == "introduced" ? Introduced
                : viewer == "expert" ? null
                : Stranger,
            Name = id,
            Email = $"{viewer}.{relation}@example.org",
            Roles = roles,
        };
    }

    private Request NewCase(string state, string reach, string spread, string card, DateTimeOffset now)
    {
        var id = $"REQ-{state}-{reach}-{spread}-{card}";
        cases[(state, reach, spread, card)] = id;
        var request = new Request
        {
            Id = id,
            PartyId = Owner,
            Title = $"Title of {id}",
            Language = "en",
            ProcessCode = "confero-standard",
            ProcessVersion = 1,
            State = state,
            StateSince = now,
            CreatedAt = now,
            ChangedAt = now,
            SharedAt = now,
            BlindMatching = card == "yes",
            Introduced = [Introduced],
            Sections = SectionsOf(id, spread),
        };
        request.Needs.Add(
            new Need
            {
                Id = NeedOf(id),
                RequestId = id,
                Line = 1,
                Title = $"Need of {id}",
                Kind = "technical",
            }
        );
        foreach (var act in new[] { "draft", "edit", "submit" })
        foreach (var author in members.Where(x => x.Key.Item2 == "author").Select(x => x.Value))
            request.Steps.Add(
                new CaseStep
                {
                    Id = $"{act}-{author}-{id}",
                    RequestId = id,
                    Act = act,
                    MemberId = author,
                    PartyId = Owner,
                    From = "draft",
                    To = "draft",
                    At = now,
                }
            );
        Set(request, state, reach);
        return request;
    }

    private static List<RequestSection> SectionsOf(string id, string spread) =>
        [.. Sections.Select(x => new RequestSection(x, $"{x} of {id}", ClassOf(spread, x), [Named]))];

    private static void Set(Request request, string state, string reach)
    {
        request.State = state;
        request.ReachedSecretariat = reach != "capital";
        request.Circulated = reach == "circulated";
        request.Ended = state is "closed" or "withdrawn" or "declined";
        request.ResumeState = "circulated";
        request.RefreshAudience();
    }
}
