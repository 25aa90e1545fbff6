using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>The handling marking of a case, verbatim; above and, when printed, on its first page. <c>&lt;marking text="@r.Marking" /&gt;</c></summary>
[HtmlTargetElement("marking", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkingTagHelper : TagHelper
{
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "marking");
        output.Attributes.SetAttribute("dir", "auto");
        output.Content.SetContent(Text);
    }
}
