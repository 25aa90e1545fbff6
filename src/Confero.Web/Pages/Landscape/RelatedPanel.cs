using Confero.Landscape.Activities;

namespace Confero.Web.Pages.Landscape;

/// <summary>What is shown beside a draft of what is already there.</summary>
/// <param name="NeedId">The line it is about; null for the whole request.</param>
public sealed record RelatedPanel(RelatedList List, string? NeedId);
