using System.Security.Cryptography;
using Confero.Identity;
using Confero.Landscape.Activities;
using Confero.Landscape.Activities.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Landscape;

/// <summary>One source: what of its last file was refused; for the secretariat also its files and its mapping.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class SourceModel(ImportQueries imports) : ConferoPage
{
    /// <summary>The largest file the form takes, in bytes; larger ones go by the API.</summary>
    public const long MostBytes = 256L << 20;

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public bool AllOrNothing { get; set; }

    [BindProperty]
    public bool DryRun { get; set; }

    [BindProperty]
    public string[] Headers { get; set; } = [];

    [BindProperty]
    public string[] Fields { get; set; } = [];

    [BindProperty]
    public string? Days { get; set; }

    [BindProperty]
    public bool DecimalComma { get; set; }

    [BindProperty]
    public string? Currency { get; set; }

    [BindProperty]
    public string? Country { get; set; }

    [BindProperty]
    public string? TextLanguage { get; set; }

    [BindProperty]
    public string? Flow { get; set; }

    public ActivitySource Source { get; private set; } = null!;
    public IReadOnlyList<ImportFinding> RefusedRecords { get; private set; } = [];
    public IReadOnlyList<ActivityImport> Imports { get; private set; } = [];
    public bool MayImport =>
        Viewer.IsSecretariat
        && Viewer.Has(Roles.Broker | Roles.Administrator)
        && Source.Form != SourceForm.Shipped;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Load() || !MayImport)
            return NotFound();
        if (Upload is null)
        {
            Refuse(Refusal.Missing("upload"));
            return Page();
        }
        await using var file = Upload.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        var outcome = await Do(
            new ImportActivities(Id, Upload.FileName, hash, AllOrNothing, DryRun) { Content = file }
        );
        return outcome.Done ? Redirect($"/landscape/imports/{outcome.Id}") : Refused(outcome);
    }

    /// <summary>Looks at the heads of a file and keeps what they are likely to mean, to be edited.</summary>
    public async Task<IActionResult> OnPostPropose()
    {
        if (!await Load() || !MayImport)
            return NotFound();
        if (Upload is null)
        {
            Refuse(Refusal.Missing("upload"));
            return Page();
        }
        await using var file = Upload.OpenReadStream();
        if (SheetReader.Propose(file) is not { } proposed)
        {
            Refuse(Refusal.Invalid("landscape.no-heads", "upload"));
            return Page();
        }
        return await Keep(proposed, mayBeIncomplete: true);
    }

    public async Task<IActionResult> OnPostMapping()
    {
        if (!await Load() || !MayImport)
            return NotFound();
        var mapping = (Source.Mapping ?? new SheetMapping()) with
        {
            Columns =
            [
                .. Headers.Zip(
                    Fields,
                    (header, field) =>
                        new SheetColumn(header, JsonNames.Parse<SheetField>(field) ?? SheetField.None)
                ),
            ],
            Days = JsonNames.Parse<DayOrder>(Days) ?? DayOrder.YearFirst,
            DecimalComma = DecimalComma,
            Currency = Filled(Currency),
            Country = Filled(Country),
            Language = Filled(TextLanguage),
            Flow = JsonNames.Parse<FlowKind>(Flow) ?? FlowKind.Commitment,
        };
        return await Keep(mapping, mayBeIncomplete: false);
    }

    private async Task<IActionResult> Keep(SheetMapping mapping, bool mayBeIncomplete)
    {
        var outcome = await Do(
            new SaveSource(Id, Source.Name, Source.Form, Source.Licence, Source.Address)
            {
                Mapping = mapping,
                Proposed = mayBeIncomplete,
            }
        );
        return outcome.Done ? Redirect($"/landscape/sources/{Id}#mapping") : Refused(outcome);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private async Task<bool> Load()
    {
        if (await imports.Source(Id) is not { } found)
            return false;
        Source = found;
        RefusedRecords = await imports.Refused(Id);
        Imports = await imports.Imports(Viewer, Id);
        return true;
    }
}
