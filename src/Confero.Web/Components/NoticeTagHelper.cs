using Confero.Languages;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// Something to know before reading on. <c>&lt;notice kind="warn" title="…"&gt;…&lt;/notice&gt;</c>; the kind is info,
/// good, warn or bad and is said in words to those who do not see its colour.
/// </summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper(Texts texts) : TagHelper
{
    public string Kind { get; set; } = "info";
    public string? Title { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Kind == "info" ? "notice" : $"notice notice-{Kind}");
        if (Kind is "good" or "bad")
            output.Attributes.SetAttribute("role", Kind == "bad" ? "alert" : "status");
        output
            .PreContent.AppendHtml($"<span class=\"visually-hidden\">")
            .Append(texts[$"app.notice-{Kind}"] + ": ")
            .AppendHtml("</span>");
        if (Title is not null)
            output.PreContent.AppendHtml("<p class=\"notice-title\">").Append(Title).AppendHtml("</p>");
    }
}
