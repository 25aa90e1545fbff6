namespace Confero.Requests;

/// <summary>
/// What is still too vague in a need line to be matched, and why it matters. It advises and never blocks: a State may
/// have its reasons. Each code has two texts, <c>vague.&lt;code&gt;</c> and <c>vague.&lt;code&gt;.why</c>.
/// </summary>
public static class Concreteness
{
    private const int ShortDescription = 40;

    /// <summary>The points of a line that somebody who wants to help would have to ask about.</summary>
    public static IReadOnlyList<string> Open(Need need)
    {
        var open = new List<string>();
        if ((need.Description?.Length ?? 0) < ShortDescription)
            open.Add("description");
        if (need.Stage is null)
            open.Add("stage");
        if (need.Kind == "financial" ? need.Budget is null : need.Quantity is null || need.Unit is null)
            open.Add(need.Kind == "financial" ? "budget" : "quantity");
        if (need.From is null || need.To is null)
            open.Add("window");
        if (need.Kind == "material" && need.Item is null)
            open.Add("item");
        if (need.Kind is "technical" or "institutional" or "normative" && need.Competences.Count == 0)
            open.Add("competences");
        if (need.Kind is "technical" or "institutional" or "normative" && need.Languages.Count == 0)
            open.Add("languages");
        if (need.Urgency >= 3 && string.IsNullOrWhiteSpace(need.UrgencyReason))
            open.Add("urgency-reason");
        if (string.IsNullOrWhiteSpace(need.Sustainment))
            open.Add("sustainment");
        return open;
    }

    /// <summary>How concrete a line is, 0 to 100.</summary>
    public static int Percent(Need need) => 100 - (Open(need).Count * 100 / 9);
}
