using Confero.Process;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Process;

/// <summary>A walk through a process as everybody who takes part, with a clock that is moved. Its address holds all of it; nothing is stored.</summary>
public sealed class RehearsalModel(ProcessQueries processes, TimeProvider clock) : ConferoPage
{
    /// <summary>A draft, a code, or <c>code@version</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Of { get; set; } = "confero-standard";

    /// <summary>The day it begins, at nine in the process's zone.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Begin { get; set; }

    [BindProperty(SupportsGet = true)]
    public List<string> Move { get; set; } = [];

    public ProcessDefinition Process { get; private set; } = null!;
    public Rehearsal Played { get; private set; } = null!;
    public bool IsDraft => Of.StartsWith("PRD-", StringComparison.Ordinal);

    public async Task<IActionResult> OnGet()
    {
        if (await processes.Find(Viewer, Of) is not { } found)
            return NotFound();
        Process = found;
        Begin ??= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (Begin.Value.Year is < 2000 or > 2100)
            return NotFound();
        var start = new DateTimeOffset(Begin.Value.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        Played = Rehearsal.Play(found, start, Move);
        return Page();
    }

    /// <summary>The address of the same rehearsal with other moves.</summary>
    public string Link(IEnumerable<string> moves) =>
        QueryString
            .Create([
                new KeyValuePair<string, string?>("of", Of),
                new KeyValuePair<string, string?>(
                    "begin",
                    Begin!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                ),
                .. moves.Select(x => new KeyValuePair<string, string?>("move", x)),
            ])
            .ToUriComponent();

    public string With(string move) => Link(Move.Append(move));
}
