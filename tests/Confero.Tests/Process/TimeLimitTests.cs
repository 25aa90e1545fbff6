using System.Text.Json.Nodes;
using Confero.Process;

namespace Confero.Tests.Process;

public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("hours", 24, "UTC", "2026-11-06T15:00Z", "2026-11-07T15:00Z")]
    [InlineData("days", 3, "UTC", "2026-11-06T15:00Z", "2026-11-10T00:00Z")]
    // Friday: the weekend does not count.
    [InlineData("working-days", 5, "UTC", "2026-11-06T15:00Z", "2026-11-14T00:00Z")]
    // It is already Saturday in Auckland, 13 hours ahead.
    [InlineData("working-days", 1, "Pacific/Auckland", "2026-11-06T15:00Z", "2026-11-09T11:00Z")]
    // Clocks go back in between.
    [InlineData("days", 1, "Europe/Zurich", "2026-10-24T10:00Z", "2026-10-25T23:00Z")]
    public void A_limit_ends_at_midnight_of_its_zone_or_after_its_hours(
        string unit,
        int amount,
        string zone,
        string since,
        string end
    ) => Due(unit, amount, zone, [], since).ShouldBe(At(end));

    [Fact]
    public void Holidays_are_no_working_days() =>
        Due("working-days", 2, "UTC", ["2026-11-10"], "2026-11-09T08:00Z").ShouldBe(At("2026-11-13T00:00Z"));

    [Fact]
    public void The_first_of_several_limits_counts_and_no_limit_is_no_date()
    {
        var since = At("2026-11-02T09:00Z");
        Shipped.Quick.DueAt("submitted", since).ShouldBe(since.AddHours(4));
        Shipped.Quick.DueAt("draft", since).ShouldBeNull();
    }

    private static DateTimeOffset? Due(string unit, int amount, string zone, string[] holidays, string since)
    {
        var tree = Shipped.Tree("confero-standard");
        tree["zone"] = zone;
        tree["holidays"] = new JsonArray([.. holidays.Select(x => (JsonNode)JsonValue.Create(x)!)]);
        var limit = tree["limits"]!.AsArray().Single(x => (string?)x!["state"] == "consent-window")!;
        (limit["unit"], limit["amount"]) = (unit, amount);
        var reading = ProcessDefinitionReader.Read(tree.ToJsonString());
        reading.Errors.ShouldBeEmpty();
        return reading.Definition!.DueAt("consent-window", At(since));
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
