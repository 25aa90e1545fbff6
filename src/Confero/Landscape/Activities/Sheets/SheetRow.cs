using System.Security.Cryptography;
using System.Text;
using Confero.Taxonomy;

namespace Confero.Landscape.Activities.Sheets;

/// <summary>Reads one row after the other by a mapping.</summary>
internal sealed class SheetRow
{
    private static readonly char[] Lists = [';', '|', '\n'];
    private readonly SheetTable table;
    private readonly SheetMapping mapping;
    private readonly string sourceId;
    private readonly Countries countries;
    private readonly Taxonomies taxonomies;
    private readonly List<(int Column, SheetField Field)> columns;

    public SheetRow(
        SheetTable table,
        SheetLayout layout,
        SheetMapping mapping,
        string sourceId,
        Countries countries,
        Taxonomies taxonomies
    )
    {
        (this.table, this.mapping, this.sourceId) = (table, mapping, sourceId);
        (this.countries, this.taxonomies) = (countries, taxonomies);
        columns =
        [
            .. layout
                .Headers.Select((header, column) => (column, mapping.FieldOf(header)))
                .Where(x => x.Item2 != SheetField.None),
        ];
    }

    public ReadRecord Read(int row)
    {
        var findings = new List<Finding>();
        var cells = new RowCells(table, row, columns, findings);
        var title = cells.Text(SheetField.Title) ?? cells.Text(SheetField.Description);
        if (title is null)
            cells.Fault(SheetField.Title, "missing", true);
        var places = Places(cells).DistinctBy(x => x.Code).ToList();
        if (places.Count == 0)
            cells.Fault(SheetField.Country, "no-country", true);
        var flow = Flow(cells);
        var draft = new ActivityDraft
        {
            Identifier = cells.Text(SheetField.Identifier) ?? Made(row),
            Titles = Said(title),
            Descriptions = Said(cells.Text(SheetField.Description)),
            Reporter = cells.Text(SheetField.Reporter),
            Status = Status(cells),
            From = Day(cells, SheetField.From),
            To = Day(cells, SheetField.To),
            Places = places,
            Sectors = [.. cells.All(SheetField.Sector).Select(Sector)],
            Parties =
            [
                .. cells.All(SheetField.Funder).Select(x => new ActivityParty(ActivityRole.Funding, x)),
                .. cells
                    .All(SheetField.Implementer)
                    .Select(x => new ActivityParty(ActivityRole.Implementing, x)),
            ],
            Flows = flow is null ? [] : [flow],
            Addresses = [.. cells.All(SheetField.Link).Where(IsWeb)],
            Kind = Coded(cells, SheetField.Kind, "kinds"),
            Stage = Coded(cells, SheetField.Stage, "stages"),
        };
        return new(
            findings.Exists(x => x.Rejects) ? null : draft,
            findings,
            draft.Identifier,
            title,
            row + 1
        );
    }

    private Dictionary<string, string> Said(string? text) =>
        text is null ? [] : new() { [mapping.Language ?? "und"] = text };

    /// <summary>An identifier made of all that the row says: the same row again is the same activity.</summary>
    private string Made(int row)
    {
        var text = string.Join('\u001f', table.Rows[row].Select(x => x.Trim()));
        return $"{sourceId}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10))}";
    }

    private IEnumerable<PlaceDraft> Places(RowCells cells)
    {
        foreach (var (text, column) in cells.Cells(SheetField.Country))
        foreach (var part in Parts(text))
            if (countries.Find(part) is { } state)
                yield return new(state, false);
            else if (countries.RegionNamed(part) is { } area)
                yield return new(area, true);
            else
                cells.Fault(column, "unknown-country", false, part);
        foreach (var (text, column) in cells.Cells(SheetField.Region))
        foreach (var part in Parts(text))
            if ((countries.Region(part, ofOecd: false) ?? countries.RegionNamed(part)) is { } region)
                yield return new(region, true);
            else
                cells.Fault(column, "unknown-region", false, part);
        if (
            mapping.Country is not null
            && !cells.Cells(SheetField.Country).Any()
            && countries.Find(mapping.Country) is { } always
        )
            yield return new(always, false);
    }

    /// <summary>Several States in one cell; a comma parts them only where the whole is no State's name.</summary>
    private IEnumerable<string> Parts(string text)
    {
        foreach (
            var part in text.Split(
                Lists,
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
            if (part.Contains(',', StringComparison.Ordinal) && countries.Find(part) is null)
                foreach (
                    var inner in part.Split(
                        ',',
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
                    )
                )
                    yield return inner;
            else
                yield return part;
    }

    private DateOnly? Day(RowCells cells, SheetField field)
    {
        if (cells.Text(field) is not { } text)
            return null;
        if (SheetValues.Day(text, mapping.Days, endOfYear: field == SheetField.To) is { } day)
            return day;
        cells.Fault(field, "not-a-day", false, text);
        return null;
    }

    private FlowDraft? Flow(RowCells cells)
    {
        if (cells.Text(SheetField.Amount) is not { } text)
            return null;
        if (SheetValues.Amount(text, mapping.DecimalComma) is not { } amount)
        {
            cells.Fault(SheetField.Amount, "not-a-number", false, text);
            return null;
        }
        var currency = (
            cells.Text(SheetField.Currency) ?? SheetValues.CurrencyIn(text) ?? mapping.Currency
        )?.ToUpperInvariant();
        if (currency is null || !taxonomies.Has("currencies", currency))
        {
            cells.Fault(SheetField.Currency, "no-currency", false, currency ?? "");
            currency = null;
        }
        var kind = cells.Text(SheetField.Flow) is { } said ? Kind(cells, said) : mapping.Flow;
        return new(
            kind,
            Quiet(cells, SheetField.From),
            amount,
            currency,
            cells.Text(SheetField.Funder),
            cells.Text(SheetField.Implementer)
        );
    }

    private DateOnly? Quiet(RowCells cells, SheetField field) =>
        cells.Text(field) is { } text ? SheetValues.Day(text, mapping.Days, endOfYear: false) : null;

    private FlowKind Kind(RowCells cells, string said)
    {
        if (JsonNames.Parse<FlowKind>(said.Trim()) is { } kind)
            return kind;
        cells.Fault(SheetField.Flow, "unknown-code", false, said);
        return mapping.Flow;
    }

    private static ActivityStatus? Status(RowCells cells)
    {
        if (cells.Text(SheetField.Status) is not { } said)
            return null;
        if (SheetValues.Status(said) is { } status)
            return status;
        cells.Fault(SheetField.Status, "unknown-code", false, said);
        return null;
    }

    private string? Coded(RowCells cells, SheetField field, string taxonomy)
    {
        if (cells.Text(field) is not { } said)
            return null;
        var term = taxonomies
            .List(taxonomy)
            .Terms.FirstOrDefault(x =>
                x.Code == said || x.Names.Values.Contains(said, StringComparer.OrdinalIgnoreCase)
            );
        if (term is null)
            cells.Fault(field, "unknown-code", false, said);
        return term?.Code;
    }

    private static ActivitySector Sector(string text) =>
        text.Length == 5 && text.All(char.IsAsciiDigit) ? new("1", text, null) : new("99", text, null, text);

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
