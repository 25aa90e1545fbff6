using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>A word that explains itself when asked. <c>&lt;definition term="Consent"&gt;A recorded decision …&lt;/definition&gt;</c></summary>
[HtmlTargetElement("definition")]
public sealed class DefinitionTagHelper : TagHelper
{
    public string Term { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "definition");
        output.PreContent.AppendHtml("<summary>").Append(Term).AppendHtml("</summary><div>");
        output.PostContent.AppendHtml("</div>");
    }
}
