using Confero.Disclosure;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Disclosure;

/// <summary>What States have published of what came of their cases; for everyone.</summary>
public sealed class ResultsModel(OutcomeQueries outcomes) : ConferoPage
{
    [BindProperty(SupportsGet = true, Name = "cursor")]
    public string? From { get; set; }

    public Page<PublishedResult> List { get; private set; } = new([], null);

    public async Task OnGet() => List = await outcomes.Published(From);
}
