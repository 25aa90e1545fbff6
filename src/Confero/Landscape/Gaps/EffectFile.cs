using System.Text;
using Confero.Languages;

namespace Confero.Landscape.Gaps;

/// <summary>The figures of the annual report as a table: a code, what it means in the reader's language, and the value.</summary>
public static class EffectFile
{
    /// <summary>In UTF-8 with its mark. A value that is withheld is empty.</summary>
    public static byte[] Csv(Effect effect, CultureInfo culture)
    {
        var text = new StringBuilder("code,meaning,value\r\n");
        Add("to-agreement", "effect.to-agreement", effect.ToAgreement?.Median);
        Add("to-delivery", "effect.to-delivery", effect.ToDelivery?.Median);
        Add("waiting", "effect.waiting", effect.Waiting?.Median);
        Add("to-first-answer", "effect.to-first-answer", effect.ToFirstAnswer?.Median);
        Add("unmet-percent", "effect.unmet", effect.Unmet?.Percent);
        Add("lasted-percent", "effect.lasted", effect.Lasted?.Percent);
        foreach (var group in Effect.Groups)
        {
            Add($"asked-percent-{group}", $"effect.group.{group}", effect.Asked[group]?.Percent);
            Add($"received-percent-{group}", $"effect.group.{group}", effect.Received[group]?.Percent);
        }
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];

        void Add(string code, string key, int? value) =>
            text.Append(CultureInfo.InvariantCulture, $"{code},\"{Texts.Get(key, culture)}\",{value}\r\n");
    }
}
