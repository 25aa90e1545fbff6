using Confero.Languages;
using Confero.Process;

namespace Confero.Web.Components.Charts;

/// <summary>A time limit as a line that fills, with the moments at which somebody is told; the same as a table.</summary>
/// <param name="told">Who is told by a call, in the reader's language.</param>
/// <param name="moment">An instant, as the reader writes it.</param>
/// <param name="heads">Heads of the columns for when, who and what.</param>
public sealed class DeadlinePicture(
    Texts texts,
    string title,
    Deadline deadline,
    DateTimeOffset now,
    Func<LimitCall, string> told,
    Func<DateTimeOffset, string> moment,
    (string When, string Who, string What) heads
) : Chart(texts, title)
{
    private const int Start = 20;
    private const int Length = 660;
    private const int Middle = 34;
    private readonly Texts texts = texts;

    protected override int Width => 700;
    protected override int Height => 76;

    protected override ChartTable Table =>
        new(
            [heads.When, heads.Who, heads.What],
            [
                .. deadline.Calls.Select(x =>
                    (string[])[moment(x.At), told(x), texts[$"process.effect.{JsonNames.Of(x.Effect)}"]]
                ),
            ]
        );

    private DateTimeOffset Last => deadline.Calls.Max(x => x.At);

    protected override void Draw(Svg svg)
    {
        svg.Rect("clock-line", Start, Middle - 7, Length, 14, 7);
        var (x, over) = (X(now), now >= deadline.EndsAt);
        svg.Rect(over ? "clock-over" : "clock-run", Start, Middle - 7, Math.Max(7, x - Start), 14, 7);
        foreach (var call in deadline.Calls)
            svg.Circle(
                call.At <= now ? "clock-told" : "clock-call",
                X(call.At),
                Middle,
                call.Rung is null ? 9 : 6,
                $"{moment(call.At)}: {told(call)}"
            );
        svg.Text(X(deadline.EndsAt), Middle + 32, texts["clock.end"], Anchor(X(deadline.EndsAt)), "scale");
        svg.Text(x, Middle - 16, texts["clock.now"], Anchor(x), "scale");
    }

    private double X(DateTimeOffset at) =>
        Start + (Length * Math.Clamp((at - deadline.Since) / (Last - deadline.Since), 0, 1));

    private static string Anchor(double x) =>
        x < Start + 60 ? "start"
        : x > Start + Length - 60 ? "end"
        : "middle";
}
