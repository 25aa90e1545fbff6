using Confero.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// Names in one line, each kept in its own direction, with the reader's separator between them.
/// <c>&lt;names of="people" /&gt;</c>
/// </summary>
[HtmlTargetElement("names", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NamesTagHelper(Texts texts) : TagHelper
{
    public IEnumerable<string> Of { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (place, name) in Of.Index())
        {
            if (place > 0)
                output.Content.Append(texts["app.list-separator"]);
            output.Content.AppendHtml("<bdi>").Append(name).AppendHtml("</bdi>");
        }
    }
}
