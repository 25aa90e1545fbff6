namespace Confero.Web.Api;

/// <summary>Spreadsheets as answers.</summary>
internal static class Workbook
{
    /// <summary>Their media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A workbook to be kept under a name.</summary>
    public static IResult Answer(string name, Action<Stream> write)
    {
        var file = new MemoryStream();
        write(file);
        file.Position = 0;
        return Results.File(file, MediaType, name);
    }
}
