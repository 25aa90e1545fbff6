using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// Views of the same thing, as plain links; the present one is found by its address.
/// <c>&lt;tabs label="…" items='[new("All", "/offers"), new("Ours", "/offers?own=true", 4)]' /&gt;</c>
/// </summary>
[HtmlTargetElement("tabs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TabsTagHelper : TagHelper
{
    /// <summary>What the views have in common, for assistive technology.</summary>
    public string Label { get; set; } = "";
    public IReadOnlyList<Tab> Items { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var here = request.Path.Value + request.QueryString;
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml("<ul>");
        foreach (var tab in Items)
        {
            output.Content.AppendHtml("<li><a href=\"").Append(tab.Href).AppendHtml("\"");
            output
                .Content.AppendHtml((tab.Here ?? tab.Href == here) ? " aria-current=\"page\">" : ">")
                .Append(tab.Text);
            if (tab.Count is { } count)
                output
                    .Content.AppendHtml(" <span class=\"tag\">")
                    .Append(count.ToString("N0", CultureInfo.CurrentCulture))
                    .AppendHtml("</span>");
            output.Content.AppendHtml("</a></li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}

/// <summary>A view, where it is, and how much is in it.</summary>
public sealed record Tab(string Text, string Href, int? Count = null)
{
    /// <summary>Whether this is the view shown, where its address does not tell.</summary>
    public bool? Here { get; init; }
}
