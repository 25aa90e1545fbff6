using Confero.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>How far something has come. <c>&lt;progress-line label="Needs met" value="3" of="8" /&gt;</c></summary>
[HtmlTargetElement("progress-line", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProgressTagHelper(Texts texts) : TagHelper
{
    public string Label { get; set; } = "";
    public int Value { get; set; }
    public int Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "progress");
        output
            .Content.AppendHtml("<p><span>")
            .Append(Label)
            .AppendHtml("</span><span>")
            .Append(texts["app.of", Value, Of])
            .AppendHtml("</span></p>");
        output
            .Content.AppendHtml($"<progress max=\"{Math.Max(1, Of)}\" value=\"{Value}\" aria-label=\"")
            .Append(Label)
            .AppendHtml("\"></progress>");
    }
}
