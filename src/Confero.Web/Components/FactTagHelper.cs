using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// One fact of a list of facts. <c>&lt;dl class="facts"&gt;&lt;fact label="Kind"&gt;Technical&lt;/fact&gt;&lt;/dl&gt;</c>;
/// a fact without content is left out.
/// </summary>
[HtmlTargetElement("fact")]
public sealed class FactTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (content.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "dd";
        output.PreElement.AppendHtml("<dt>").Append(Label).AppendHtml("</dt>");
    }
}
