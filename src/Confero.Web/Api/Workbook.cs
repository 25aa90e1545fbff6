using Confero.Exchange;

namespace Confero.Web.Api;

/// <summary>Spreadsheets as answers.</summary>
internal static class Workbook
{
    /// <summary>Their media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Tables with their dictionary, as a workbook where that is asked for, else as JSON.</summary>
    public static IResult OrData(
        HttpContext context,
        string? format,
        string name,
        IReadOnlyList<ExportTable> tables,
        IReadOnlyList<ExportColumn> dictionary
    ) =>
        format == "xlsx"
            ? Answer($"{name}.xlsx", file => ExportFile.Xlsx(tables, dictionary, file))
            : ApiAnswers.One(context, ExportFile.Of(tables, dictionary), null);

    /// <summary>A workbook to be kept under a name.</summary>
    public static IResult Answer(string name, Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        file.Position = 0;
        return Results.File(file, MediaType, name);
    }
}
