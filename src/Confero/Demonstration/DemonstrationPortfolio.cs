using Confero.Acts;
using Confero.Exchange;
using Confero.Experts;
using Confero.Identity;
using Confero.Jobs;
using Confero.Notices;
using Confero.Notices.Mail;
using Confero.Offers;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Confero.Taxonomy;
using Confero.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Confero.Demonstration;

/// <summary>
/// Fills an empty database with the invented portfolio of <c>data/demonstration</c>. Everything in it was done by acts
/// of invented people, one after the other, so that it is as real as what anybody does afterwards.
/// </summary>
public sealed class DemonstrationPortfolio(
    IDbContextFactory<ConferoDb> databases,
    TimeProvider clock,
    TaxonomyStore taxonomies,
    ProcessDefinitions processes,
    MasterKeys masters
)
{
    private const string Clerk = "CLERK";
    private const string Head = "HEAD";

    /// <summary>The people a visitor may choose to be.</summary>
    public IReadOnlyList<DemonstrationPerson> People { get; } = DemonstrationPerson.Load();

    /// <summary>Does nothing when there are parties already.</summary>
    public async Task Load(IProgress<string>? progress = null)
    {
        await using (var db = await databases.CreateDbContextAsync())
            if (await db.Set<Party>().AnyAsync(x => x.Id != Party.Secretariat))
                return;
        progress?.Report("Filling an empty database with the demonstration portfolio (once, some seconds) …");
        var portfolio = PortfolioJson.Read(Embedded.Text("demonstration", "portfolio.json"));
        var story = new DemonstrationClock(clock, clock.GetUtcNow().AddDays(-420));
        var mechanism = new Mechanism(
            databases,
            story,
            taxonomies,
            processes,
            new IdentityPolicy { Demonstration = true },
            masters,
            NullLogger<Mechanism>.Instance
        );
        await AddPartiesAndPeople(portfolio, story.GetUtcNow());
        var told = new DemonstrationStory(mechanism, story, databases, taxonomies, processes);
        foreach (var offer in portfolio.Offers)
            told.OfferIds[offer.Key] = await told.Do(
                new SaveOffer(null, offer.ToInput()) { ImportKey = offer.Key },
                HeadOf(offer.Party)
            );
        foreach (var expert in portfolio.Experts)
            await AddExpert(told, expert);
        var needs = portfolio.Needs.ToLookup(x => x.Request);
        foreach (var request in portfolio.Requests)
            await told.Tell(request, [.. needs[request.Key]], ClerkOf(request.Party), HeadOf(request.Party));
        await DemonstrationProcesses.Tell(told, databases);
        await new DemonstrationAssessments(
            told,
            story,
            clock.GetUtcNow(),
            ClerkOf(DemonstrationAssessments.State),
            HeadOf(DemonstrationAssessments.State)
        ).Tell();
        await new DemonstrationDialogues(told, story, databases, HeadOf).Tell(clock.GetUtcNow());
        await new DemonstrationLandscape(told, story, databases, taxonomies).Tell();
        await new DemonstrationNeighbours(told, ClerkOf, HeadOf).Tell();
        await new DemonstrationConsents(told, story, databases, taxonomies, HeadOf).Tell();
        await new DemonstrationYears(told, story, databases, ClerkOf, HeadOf).Tell();
        await new DemonstrationDelivery(told, story, databases, ClerkOf, HeadOf).Tell();
        await new DemonstrationQuiet(told, story, databases, taxonomies, processes).Tell(ClerkOf, HeadOf);
        await ForgetLetters();
        await ReadOldNotices();
        progress?.Report(
            $"{portfolio.Requests.Count} requests, {portfolio.Needs.Count} needs, {portfolio.Offers.Count} offers, {portfolio.Experts.Count} experts."
        );
    }

    /// <summary>What the people of the story were told long ago stands on their pages; no mail about it goes out now.</summary>
    private async Task ForgetLetters()
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Set<Job>().Where(x => x.Kind == Outbox.JobKind).ExecuteDeleteAsync();
        await db.Set<Letter>().ExecuteDeleteAsync();
        await db.Set<Notice>().ExecuteUpdateAsync(x => x.SetProperty(n => n.LetterId, Notice.NoLetter));
    }

    /// <summary>Whoever was told something more than two weeks ago has read it.</summary>
    private async Task ReadOldNotices()
    {
        var recent = clock.GetUtcNow().AddDays(-14);
        await using var db = await databases.CreateDbContextAsync();
        await db.Set<Notice>()
            .Where(x => x.At < recent)
            .ExecuteUpdateAsync(x => x.SetProperty(n => n.ReadAt, n => n.At));
    }

    /// <summary>The member who drafts for a party.</summary>
    internal string ClerkOf(string party) => Named(party, "drafter") ?? $"MEM-DEMO-{party}-{Clerk}";

    /// <summary>The member who answers for a party.</summary>
    internal string HeadOf(string party) => Named(party, "authoriser") ?? $"MEM-DEMO-{party}-{Head}";

    private string? Named(string party, string role) =>
        People
            .FirstOrDefault(x =>
                x.Party == party
                && x.Roles.Contains(role)
                && (role == "authoriser" || !x.Roles.Contains("authoriser"))
            )
            ?.MemberId;

    private async Task AddPartiesAndPeople(Portfolio portfolio, DateTimeOffset now)
    {
        await using var db = await databases.CreateDbContextAsync();
        foreach (var party in portfolio.Parties)
        {
            db.Add(
                new Party
                {
                    Id = party.Key,
                    Kind = party.Kind,
                    Names = new(party.Names),
                    Region = party.Region,
                    Groups = [.. party.Groups],
                    Languages = [.. party.Languages],
                    Fictional = true,
                }
            );
            db.AddRange(Unnamed(party, now));
        }
        db.AddRange(People.Select(x => x.ToMember(now)));
        await db.SaveChangesAsync();
    }

    /// <summary>Parties without a person in the list still need somebody who acted for them.</summary>
    private IEnumerable<Member> Unnamed(PortfolioParty party, DateTimeOffset now)
    {
        if (Named(party.Key, "drafter") is null)
            yield return Member(party, Clerk, Roles.Drafter, now);
        if (Named(party.Key, "authoriser") is null)
            yield return Member(
                party,
                Head,
                Roles.Authoriser | Roles.Drafter | Roles.DelegateAdministrator,
                now
            );
    }

    private static Member Member(PortfolioParty party, string post, Roles roles, DateTimeOffset now) =>
        new()
        {
            Id = $"MEM-DEMO-{party.Key}-{post}",
            PartyId = party.Key,
            Name = $"{party.Names["en"]}, {(post == Clerk ? "desk officer" : "authorising officer")}",
            Email = $"{post}.{party.Key}@example.org".ToLowerInvariant(),
            Roles = roles,
            InvitedAt = now,
        };

    private async Task AddExpert(DemonstrationStory told, PortfolioExpert expert)
    {
        var keeper = expert.Party is null ? "MEM-DEMO-BROKER" : HeadOf(expert.Party);
        var id = await told.Do(new SaveExpert(null, expert.ToInput()) { ImportKey = expert.Key }, keeper);
        await using var db = await databases.CreateDbContextAsync();
        foreach (var person in People.Where(x => x.Expert == expert.Key).Select(x => x.MemberId))
            await db.Set<Member>()
                .Where(x => x.Id == person)
                .ExecuteUpdateAsync(x => x.SetProperty(m => m.ExpertId, id));
    }
}
