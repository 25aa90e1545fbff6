namespace Confero.Dialogues;

/// <summary>What an accepted amendment does to the paragraphs and to the amendments that still wait.</summary>
public static class Amending
{
    /// <summary>Whether the paragraph still reads as it did when the amendment was made.</summary>
    public static bool Fits(IReadOnlyList<string> paragraphs, Amendment amendment) =>
        amendment.Paragraph == 0
        || (
            amendment.Paragraph <= paragraphs.Count
            && paragraphs[amendment.Paragraph - 1] == amendment.Original
        );

    public static List<string> Apply(IReadOnlyList<string> paragraphs, Amendment amendment)
    {
        var text = paragraphs.ToList();
        switch (amendment.Kind)
        {
            case AmendmentKind.Replace:
                text[amendment.Paragraph - 1] = amendment.Text;
                break;
            case AmendmentKind.AddAfter:
                text.Insert(amendment.Paragraph, amendment.Text);
                break;
            case AmendmentKind.Delete:
                text.RemoveAt(amendment.Paragraph - 1);
                break;
        }
        return text;
    }

    /// <summary>The paragraph a waiting amendment is about once another was accepted.</summary>
    public static int Moved(Amendment waiting, Amendment accepted) =>
        accepted.Kind switch
        {
            AmendmentKind.AddAfter when waiting.Paragraph > accepted.Paragraph => waiting.Paragraph + 1,
            AmendmentKind.Delete when waiting.Paragraph > accepted.Paragraph => waiting.Paragraph - 1,
            _ => waiting.Paragraph,
        };
}
