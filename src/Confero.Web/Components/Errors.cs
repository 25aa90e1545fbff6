using Confero.Languages;
using Confero.Web.Pages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Confero.Web.Components;

/// <summary>Texts of refusals for the page that is being shown.</summary>
public static class Errors
{
    /// <summary>The text of the refusal that concerns a field, or null.</summary>
    public static string? Of(ViewContext context, string field)
    {
        var refusal = (context.ViewData.Model as ConferoPage)?.Refusals.FirstOrDefault(x =>
            string.Equals(x.Field, field.Split('.')[^1], StringComparison.OrdinalIgnoreCase)
        );
        return refusal is null ? null : Text(refusal);
    }

    /// <summary>A refusal in the reader's language.</summary>
    public static string Text(Refusal refusal) =>
        Texts.Has($"refusal.{refusal.Code}")
            ? Texts.Get($"refusal.{refusal.Code}", CultureInfo.CurrentUICulture, [.. refusal.Args])
            : refusal.Code;
}
