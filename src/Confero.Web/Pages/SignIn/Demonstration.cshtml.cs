using Confero.Demonstration;
using Confero.Identity;
using Confero.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Confero.Web.Pages.SignIn;

/// <summary>The choice of an invented person. It does not exist outside the demonstration.</summary>
public sealed class DemonstrationModel(DemonstrationPortfolio portfolio, Settings settings) : ConferoPage
{
    public IReadOnlyList<DemonstrationPerson> People => portfolio.People;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!settings.Demonstration)
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnPost(string person)
    {
        if (People.FirstOrDefault(x => x.Key == person) is not { } chosen)
            return NotFound();
        await HttpContext.SignIn(new Arrival(chosen.MemberId, "demonstration"));
        return Redirect("/my");
    }
}
