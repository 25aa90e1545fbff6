using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// What a person wrote, in its own language and direction; its line breaks stay. <c>&lt;said text="@r.Summary"
/// lang="@r.Language" /&gt;</c>; within a line use <c>&lt;bdi&gt;</c>.
/// </summary>
[HtmlTargetElement("said", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SaidTagHelper : TagHelper
{
    public string? Text { get; set; }

    /// <summary>Language it was written in, if known.</summary>
    public string? Lang { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "said");
        output.Attributes.SetAttribute("dir", "auto");
        if (Lang is not null)
            output.Attributes.SetAttribute("lang", Lang);
        output.Content.SetContent(Text);
    }
}
