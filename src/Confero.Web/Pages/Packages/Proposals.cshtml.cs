using Confero.Packages;

namespace Confero.Web.Pages.Packages;

/// <summary>What was proposed to the party, or to the expert, and what became of it.</summary>
public sealed class ProposalsModel(PackageQueries packages) : ConferoPage
{
    public IReadOnlyList<ContributionView> List { get; private set; } = [];

    public async Task OnGet() => List = await packages.Proposals(Viewer);
}
