using System.Text.Json;
using Confero.Acts;
using Confero.Jobs;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Confero.Delivery;

/// <summary>A check that falls due some time after a case was closed: what has lasted?</summary>
public sealed class OutcomeCheck
{
    public required string Id { get; init; }
    public required string RequestId { get; init; }

    /// <summary>6, 12 or 24.</summary>
    public int Months { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
}

/// <summary>When checks fall due, and who is told.</summary>
internal static class OutcomeChecks
{
    /// <summary>Months after closing.</summary>
    public static IReadOnlyList<int> Months { get; } = [6, 12, 24];

    /// <summary>How long before its day a check may be answered.</summary>
    public static TimeSpan Early { get; } = TimeSpan.FromDays(30);

    /// <summary>Sets the clock when the State closes its case: the checks, and a durable job for each.</summary>
    public static void Begin(ActScope scope, Request request)
    {
        foreach (var months in Months)
        {
            var check = new OutcomeCheck
            {
                Id = Ids.Row(),
                RequestId = request.Id,
                Months = months,
                DueAt = scope.Now.AddMonths(months),
            };
            scope.Db.Add(check);
            scope.Db.Add(CheckDue.Job(check, check.DueAt, late: false));
        }
        request.CheckDueAt = scope.Now.AddMonths(Months[0]);
    }

    /// <summary>Answers the check that is due next, or says why not.</summary>
    public static async Task<(OutcomeCheck? Check, Refusal? Refusal)> Answer(ActScope scope, Request request)
    {
        var open = await scope
            .Db.Set<OutcomeCheck>()
            .Where(x => x.RequestId == request.Id && x.AnsweredAt == null)
            .OrderBy(x => x.DueAt)
            .ToListAsync();
        if (open.Count == 0)
            return (null, Refusal.Rule("check.none-open"));
        if (open[0].DueAt - Early > scope.Now)
            return (
                null,
                Refusal.Rule(
                    "check.not-due",
                    open[0].DueAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                )
            );
        open[0].AnsweredAt = scope.Now;
        request.CheckDueAt = open.Count > 1 ? open[1].DueAt : null;
        return (open[0], null);
    }
}

/// <summary>What the job of a check needs to know.</summary>
internal sealed record CheckDue(string CheckId, bool Late)
{
    public const string Kind = "delivery.check";

    public static Job Job(OutcomeCheck check, DateTimeOffset at, bool late) =>
        new()
        {
            Id = late ? $"{check.Id}-late" : $"{check.Id}-due",
            Kind = Kind,
            Payload = JsonSerializer.Serialize(new CheckDue(check.Id, late)),
            RunAt = at,
        };
}

internal sealed class OutcomeCheckMapping : IEntityTypeConfiguration<OutcomeCheck>
{
    public void Configure(EntityTypeBuilder<OutcomeCheck> check)
    {
        check.ToTable("OutcomeChecks");
        check.HasIndex(x => new { x.RequestId, x.Months }).IsUnique();
        check.HasOne<Request>().WithMany().HasForeignKey(x => x.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
