using System.Globalization;
using Confero.Process;
using CsCheck;
using NodaTime;
using NodaTime.Extensions;

namespace Confero.Tests.Process;

/// <summary>A time limit ends at one instant, in whichever zone it is counted or read.</summary>
public sealed class DeadlineProperties
{
    /// <summary>Zones with unusual clocks, and all others that the library knows.</summary>
    private static readonly string[] Zones =
    [
        "Pacific/Apia",
        "Africa/Cairo",
        "America/Sao_Paulo",
        "Asia/Beirut",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        .. DateTimeZoneProviders.Tzdb.Ids,
    ];

    private static readonly Gen<string> Zone = Gen.OneOf(Gen.OneOf(Zones[..6]), Gen.OneOf(Zones));

    private static readonly Gen<DateTimeOffset> Since = Gen.Long[
            At("2010-01-01T00:00Z").ToUnixTimeSeconds(),
            At("2040-01-01T00:00Z").ToUnixTimeSeconds()
        ]
        .Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<TimeLimit> Limit = Gen.Select(
        Gen.Int[1, 40],
        Gen.OneOf(LimitUnit.Hours, LimitUnit.Days, LimitUnit.WorkingDays),
        Gen.Bool,
        (amount, unit, repeats) =>
            new TimeLimit
            {
                State = "draft",
                Amount = amount,
                Unit = unit,
                Effect = LimitEffect.Remind,
                Tell = new ProcessRole(ProcessSide.State, ["drafter"]),
                Repeats = repeats,
                Also =
                [
                    new LimitRung
                    {
                        Percent = 50,
                        Effect = LimitEffect.Wake,
                        Tell = new ProcessRole(ProcessSide.State, ["drafter"]),
                    },
                ],
            }
    );

    /// <summary>R16: two zones, one instant.</summary>
    [Fact]
    public void Reader_and_host_see_the_same_instant() =>
        Gen.Select(Zone, Zone, Since, Limit)
            .Sample(
                (host, reader, since, limit) =>
                {
                    var end = limit.EndsAt(since, In(host));
                    return LocalMoment.In(host, end).Instant == end
                        && LocalMoment.In(reader, end).Instant == end;
                }
            );

    [Fact]
    public void It_ends_after_it_began_and_days_end_where_a_day_of_the_host_begins() =>
        Gen.Select(Zone, Since, Limit)
            .Sample(
                (host, since, limit) =>
                {
                    var end = limit.EndsAt(since, In(host));
                    if (limit.Unit == LimitUnit.Hours)
                        return end - since == TimeSpan.FromHours(limit.Amount);
                    var zone = DateTimeZoneProviders.Tzdb[host];
                    var last = end.ToInstant().Minus(Duration.Epsilon).InZone(zone).Date;
                    var next = end.ToInstant().InZone(zone).Date;
                    return end > since && last < next;
                }
            );

    [Fact]
    public void More_time_never_ends_earlier_and_laps_follow_without_a_gap() =>
        Gen.Select(Zone, Since, Limit, Gen.Int[0, 300])
            .Sample(
                (host, since, limit, hours) =>
                {
                    var process = In(host);
                    var longer = limit with { Amount = limit.Amount + 1 };
                    var lap = limit.Lap(since, since.AddHours(hours), process);
                    return longer.EndsAt(since, process) > limit.EndsAt(since, process)
                        && lap.From >= since
                        && (!limit.Repeats || lap.To > since.AddHours(hours))
                        && (limit.Repeats || lap == (since, limit.EndsAt(since, process)))
                        && limit.Lap(since, lap.From, process).From == lap.From;
                }
            );

    [Theory]
    // Samoa left out 30 December 2011: the day after the 29th is the 31st.
    [InlineData("Pacific/Apia", "2011-12-29T12:00Z", 1, "2011-12-31T10:00Z")]
    // Midnight of 26 April 2024 did not exist in Cairo; that day began at one o'clock.
    [InlineData("Africa/Cairo", "2024-04-24T12:00Z", 1, "2024-04-25T22:00Z")]
    // Clocks went forward in Zurich on 29 March 2026.
    [InlineData("Europe/Zurich", "2026-03-28T12:00Z", 1, "2026-03-29T22:00Z")]
    public void Days_that_clocks_cut_short_end_when_the_next_begins(
        string zone,
        string since,
        int days,
        string end
    )
    {
        var limit = new TimeLimit
        {
            State = "draft",
            Amount = days,
            Unit = LimitUnit.Days,
            Effect = LimitEffect.Remind,
            Tell = new ProcessRole(ProcessSide.State, ["drafter"]),
        };
        limit.EndsAt(At(since), In(zone)).ShouldBe(At(end));
    }

    private static ProcessDefinition In(string zone) => Shipped.Standard with { Zone = zone };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
