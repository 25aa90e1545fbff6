using System.Globalization;
using Confero.Exchange;

namespace Confero.Demonstration;

/// <summary>Two more States ask for the courses their neighbours ask for, so that these needs can be met together.</summary>
internal sealed class DemonstrationNeighbours(
    DemonstrationStory story,
    Func<string, string> clerkOf,
    Func<string, string> headOf
)
{
    public async Task Tell()
    {
        await Ask(
            "QMB-course",
            "en",
            "Storekeepers who know their trade",
            "Most of our storekeepers learned beside an older colleague. We ask for a course, and would gladly share it.",
            [Course("Two-week course for storekeepers", ["en", "fr"], 14, "2027-01-15", "2027-10-28")]
        );
        await Ask(
            "QMK-course",
            "es",
            "Formar a quienes custodian",
            "Tenemos pocos instructores propios. Pedimos un curso y la formación de quienes lo repetirán.",
            [
                Course("Curso de dos semanas para almaceneros", ["es"], 15, "2027-07-01", "2027-12-28"),
                Course("Formación de instructores", ["es"], 6, "2027-06-01", "2027-12-28") with
                {
                    Item = "train-the-trainer",
                },
            ]
        );
    }

    private Task Ask(string key, string language, string title, string why, PortfolioNeed[] needs) =>
        story.Tell(
            new PortfolioRequest
            {
                Key = key,
                Party = key[..3],
                Language = language,
                Title = title,
                State = "circulated",
                Summary = why,
                PublicText = $"{title}\n{why}",
                Visibility = new Dictionary<string, string>
                {
                    ["summary"] = "D",
                    ["needs"] = "E",
                    ["public"] = "E",
                },
            },
            [.. needs.Select((x, i) => x with { Key = $"{key}-{i + 1}", Request = key })],
            clerkOf(key[..3]),
            headOf(key[..3])
        );

    private static PortfolioNeed Course(
        string title,
        string[] languages,
        long seats,
        string from,
        string to
    ) =>
        new()
        {
            Key = "",
            Request = "",
            Title = title,
            Kind = "technical",
            Item = "course",
            Stage = "storage",
            Objectives = ["human-capacity"],
            Modules = ["01.90"],
            Languages = languages,
            Quantity = seats,
            Unit = "seat",
            From = DateOnly.Parse(from, CultureInfo.InvariantCulture),
            To = DateOnly.Parse(to, CultureInfo.InvariantCulture),
        };
}
