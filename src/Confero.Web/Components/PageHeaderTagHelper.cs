using Confero.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// The head of a page: the way to it, its title, and beside the title what the content holds (a status, an action).
/// <c>&lt;page-header title="…" lead="…" crumbs='[new("Requests", "/requests")]'&gt;…&lt;/page-header&gt;</c>
/// </summary>
[HtmlTargetElement("page-header")]
public sealed class PageHeaderTagHelper(Texts texts) : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>Language of a title that a person wrote; null for our own words.</summary>
    public string? TitleLang { get; set; }
    public string? Lead { get; set; }

    /// <summary>The pages above this one, outermost first.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var beside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "page-header");
        if (Crumbs.Count > 0)
            WriteCrumbs(output.Content);
        output.Content.AppendHtml("<div class=\"row spread\"><h1");
        if (TitleLang is not null)
            output.Content.AppendHtml(" dir=\"auto\" lang=\"").Append(TitleLang).AppendHtml("\"");
        output.Content.AppendHtml(">").Append(Title).AppendHtml("</h1>");
        output.Content.AppendHtml(beside).AppendHtml("</div>");
        if (Lead is not null)
            output.Content.AppendHtml("<p class=\"lead\">").Append(Lead).AppendHtml("</p>");
    }

    private void WriteCrumbs(TagHelperContent content)
    {
        content
            .AppendHtml("<nav class=\"crumbs\" aria-label=\"")
            .Append(texts["app.crumbs"])
            .AppendHtml("\"><ol>");
        foreach (var crumb in Crumbs)
            content
                .AppendHtml("<li><a href=\"")
                .Append(crumb.Href)
                .AppendHtml("\"><bdi>")
                .Append(crumb.Text)
                .AppendHtml("</bdi></a></li>");
        content.AppendHtml("</ol></nav>");
    }
}

/// <summary>A page above the present one.</summary>
public sealed record Crumb(string Text, string Href);
