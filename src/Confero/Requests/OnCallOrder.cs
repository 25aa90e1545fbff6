using Confero.Identity;
using Confero.Notices;
using Confero.Parties;
using Confero.Process;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Requests;

/// <summary>Whom a party wakes first, second and so on when an urgent case waits for it.</summary>
public sealed class OnCallOrder : IVersioned
{
    public required string PartyId { get; init; }

    /// <summary>Ids of members, the first to be woken first.</summary>
    public List<string> Members { get; set; } = [];
    public DateTimeOffset ChangedAt { get; set; }
    public Guid Version { get; set; }
}

internal sealed class OnCallOrderMapping : IEntityTypeConfiguration<OnCallOrder>
{
    public void Configure(EntityTypeBuilder<OnCallOrder> order)
    {
        order.ToTable("OnCallOrders").HasKey(x => x.PartyId);
        order.Property(x => x.Version).IsConcurrencyToken();
        order.Property(x => x.Members).AsJson();
        order.HasOne<Party>().WithMany().HasForeignKey(x => x.PartyId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Who is woken. Waking tells a person and does nothing else.</summary>
internal static class OnCall
{
    /// <summary>The step that a member leaves who takes an urgent case up, so that nobody else is woken for it.</summary>
    public const string TakenUp = "take-up";

    /// <summary>
    /// Who of the members is woken at a turn: the first on call at turn 0, the next at turn 1; everybody once the order
    /// is exhausted, or when the party has none.
    /// </summary>
    public static async Task<IReadOnlyList<Member>> Turn(
        ConferoDb db,
        string partyId,
        IReadOnlyList<Member> able,
        int turn
    )
    {
        var order = await db.Set<OnCallOrder>()
            .AsNoTracking()
            .SingleOrDefaultAsync(x => x.PartyId == partyId);
        var queue = (order?.Members ?? [])
            .Select(id => able.FirstOrDefault(x => x.Id == id))
            .OfType<Member>();
        return queue.Skip(turn).Take(1).ToList() is [var next] ? [next] : able;
    }

    /// <summary>Members of the side that is told, who hold one of its roles.</summary>
    public static async Task<IReadOnlyList<Member>> Able(ConferoDb db, Request request, ProcessRole tell)
    {
        var party = PartyOf(request, tell.Side);
        var roles = RoleNames.Parse(tell.Roles) ?? Roles.None;
        var members = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == party && x.RemovedAt == null)
            .OrderBy(x => x.Id)
            .ToListAsync();
        return members.FindAll(x => (x.Roles & roles) != Roles.None);
    }

    public static string PartyOf(Request request, ProcessSide side) =>
        side == ProcessSide.State ? request.PartyId : Party.Secretariat;

    /// <summary>Whether somebody of a side has taken the case up since it came to its state.</summary>
    public static Task<bool> IsTakenUp(ConferoDb db, Request request, ProcessSide side)
    {
        var (party, since) = (PartyOf(request, side), request.StateSince);
        return db.Set<CaseStep>()
            .AnyAsync(x =>
                x.RequestId == request.Id && x.Act == TakenUp && x.PartyId == party && x.At >= since
            );
    }
}
