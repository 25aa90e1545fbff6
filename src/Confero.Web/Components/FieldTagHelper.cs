using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Confero.Web.Components;

/// <summary>
/// A labelled form field with hint and error. <c>&lt;field name="Title" label="…" value="…" /&gt;</c>; <c>type</c> is
/// text, number, date, email, password, area or select. The name is also the field of refusals that concern it.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Value { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public bool Required { get; set; }

    /// <summary>The field of refusals, where it differs from the name.</summary>
    public string? ErrorField { get; set; }

    /// <summary>Choices of a select.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Language of the text that is typed, for its direction.</summary>
    public string? Lang { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = "f-" + Name.ToLowerInvariant().Replace('.', '-').Replace('[', '-').Replace(']', '-');
        var error = Errors.Of(ViewContext, ErrorField ?? Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field-wrong");
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        var described = new List<string>();
        AddNote(output, Hint, $"{id}-hint", "hint", described);
        AddNote(output, error, $"{id}-error", "error", described);
        output.Content.AppendHtml(Input(id, error is not null, described));
    }

    private static void AddNote(
        TagHelperOutput output,
        string? text,
        string id,
        string css,
        List<string> described
    )
    {
        if (string.IsNullOrEmpty(text))
            return;
        var note = new TagBuilder("p");
        note.AddCssClass(css);
        note.Attributes["id"] = id;
        note.InnerHtml.Append(text);
        output.Content.AppendHtml(note);
        described.Add(id);
    }

    private TagBuilder Input(string id, bool wrong, List<string> described)
    {
        var input = Type switch
        {
            "area" => new TagBuilder("textarea"),
            "select" => Select(),
            _ => new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing },
        };
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        if (Type == "area")
            input.InnerHtml.Append(Value ?? "");
        else if (Type != "select")
            (input.Attributes["type"], input.Attributes["value"]) = (Type, Type == "password" ? null : Value);
        if (Type is "text" or "area")
            input.Attributes["dir"] = Lang is null ? "auto" : Languages.Language.DirectionOf(Lang);
        if (Lang is not null)
            input.Attributes["lang"] = Lang;
        if (Required)
            input.Attributes["required"] = "required";
        if (wrong)
            input.Attributes["aria-invalid"] = "true";
        if (described.Count > 0)
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        return input;
    }

    private TagBuilder Select()
    {
        var select = new TagBuilder("select");
        foreach (var option in Options ?? [])
        {
            var tag = new TagBuilder("option");
            tag.Attributes["value"] = option.Value;
            if (option.Value == (Value ?? ""))
                tag.Attributes["selected"] = "selected";
            tag.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(tag);
        }
        return select;
    }
}

/// <summary>A group of check boxes with one name. <c>&lt;checks name="Languages" label="…" options="…" chosen="…" /&gt;</c></summary>
[HtmlTargetElement("checks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChecksTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public IEnumerable<SelectListItem> Options { get; set; } = [];
    public IEnumerable<string> Chosen { get; set; } = [];

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var error = Errors.Of(ViewContext, Name);
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field field-wrong");
        output.Attributes.SetAttribute("id", "f-" + Name.ToLowerInvariant());
        Append(output, "legend", null, Label);
        if (Hint is not null)
            Append(output, "p", "hint", Hint);
        if (error is not null)
            Append(output, "p", "error", error);
        var list = new TagBuilder("div");
        list.AddCssClass("checks");
        foreach (var option in Options.Where(x => x.Value.Length > 0))
            list.InnerHtml.AppendHtml(Check(option));
        output.Content.AppendHtml(list);
    }

    private TagBuilder Check(SelectListItem option)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        (box.Attributes["type"], box.Attributes["name"], box.Attributes["value"]) = (
            "checkbox",
            Name,
            option.Value
        );
        if (Chosen.Contains(option.Value))
            box.Attributes["checked"] = "checked";
        var text = new TagBuilder("span");
        text.InnerHtml.Append(option.Text);
        var label = new TagBuilder("label");
        label.AddCssClass("check");
        label.InnerHtml.AppendHtml(box).AppendHtml(text);
        return label;
    }

    private static void Append(TagHelperOutput output, string tag, string? css, string text)
    {
        var builder = new TagBuilder(tag);
        if (css is not null)
            builder.AddCssClass(css);
        builder.InnerHtml.Append(text);
        output.Content.AppendHtml(builder);
    }
}
