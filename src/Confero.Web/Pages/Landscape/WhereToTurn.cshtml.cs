using Confero.Landscape.Mechanisms;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>Where should I turn? Channels that may fit a need, and why the others do not.</summary>
public sealed class WhereToTurnModel(MechanismQueries mechanisms, Names names) : ConferoPage
{
    public TurnForm Form { get; private set; } = new();
    public bool Asked { get; private set; }

    /// <summary>The own need line the question was taken from.</summary>
    public string? NeedId { get; private set; }
    public IReadOnlyList<TurnAnswer> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGet([FromQuery] TurnForm form, string? need)
    {
        Form = form;
        Asked = !string.IsNullOrEmpty(form.Kind);
        if (!string.IsNullOrEmpty(need))
        {
            if (await mechanisms.OfNeed(Viewer, need) is not { } question)
                return NotFound();
            (Form, NeedId, Asked) = (TurnForm.Of(question), need, true);
        }
        if (Asked)
            Answers = await mechanisms.Ask(Form.ToQuestion());
        return Page();
    }

    /// <summary>A reason in words; codes in it become names.</summary>
    public async Task<string> Words(TurnReason reason)
    {
        var args = new List<object>();
        foreach (var arg in reason.Args)
            args.Add(
                long.TryParse(arg, out var number) && arg.Length > 3
                    ? number.ToString("N0", CultureInfo.CurrentCulture)
                    : await names.Codes(arg)
            );
        return reason.Code is "other-region" or "ask-region"
            ? T[$"turn.{reason.Code}", string.Join(T["app.list-separator"], args)]
            : T[$"turn.{reason.Code}", [.. args]];
    }
}
