using Confero.Matching.Explain;
using Confero.Matching.Model;
using Confero.Matching.Planning;
using Spectre.Console;

namespace Confero.Cli;

/// <summary>Why a need is served as it is, line by line.</summary>
internal static class Explanation
{
    /// <exception cref="KeyNotFoundException">There is no such need.</exception>
    public static void Show(Explainer explainer, string needId)
    {
        var why = explainer.Need(needId);
        Say($"[bold]{needId}[/]: {JsonNames.Of(why.Outcome)}");
        foreach (var chosen in why.Chosen)
            Say(
                $"  by {chosen.OfferId}, score {chosen.Score:N0}, {chosen.Points:N0} points{(chosen.LossWithout is { } loss ? $"; without it the package would lose {loss:N0} points" : "")}"
            );
        foreach (var reason in why.Reasons)
            Say($"  {reason.Code} {Arguments(reason)}");
        foreach (var way in why.Relaxations)
            Say(
                $"  a candidate if {string.Join(" and ", way.Rules)} did not stand in the way ({way.Offers} offers, for example {way.ExampleOfferId})"
            );
        foreach (var lack in why.Shortages)
            Say(
                $"  lacking: {lack.Missing:N0} {(lack.Limit == ResourceLimit.OthersMoney ? "of other providers beside" : "more of")} {lack.OfferId} ({JsonNames.Of(lack.Limit)}{(lack.Days is { } days ? $", {days.From:O} to {days.To:O}" : "")})"
            );
    }

    private static string Arguments(Reason reason) =>
        string.Join(", ", reason.Arguments.Select(argument => $"{argument.Key} {argument.Value}"));

    private static void Say(FormattableString text) =>
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, text);
}
