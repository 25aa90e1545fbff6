using Confero.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// The way through a list that is read by cursor. <c>&lt;pages previous="@Model.Previous" next="@Model.Next" /&gt;</c>;
/// addresses, null or empty where there is no further page. Nothing is written when there is but one.
/// </summary>
[HtmlTargetElement("pages", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagesTagHelper(Texts texts) : TagHelper
{
    public string? Previous { get; set; }
    public string? Next { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Previous) && string.IsNullOrEmpty(Next))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pages");
        output.Attributes.SetAttribute("aria-label", texts["app.pages"]);
        Link(output.Content, Previous, "prev", texts["app.previous"]);
        Link(output.Content, Next, "next", texts["app.next"]);
    }

    private static void Link(TagHelperContent content, string? href, string rel, string text)
    {
        if (!string.IsNullOrEmpty(href))
            content
                .AppendHtml($"<a class=\"button\" rel=\"{rel}\" href=\"")
                .Append(href)
                .AppendHtml("\">")
                .Append(text)
                .AppendHtml("</a>");
    }
}
