namespace Confero.Landscape.Activities;

/// <summary>Counts what an import met, and keeps the first of its findings; refused records before mere defects.</summary>
internal sealed class ImportTally(string importId)
{
    private const int MostRejections = 2_000;
    private const int MostDefects = 1_000;
    private readonly List<ImportFinding> rejections = [];
    private readonly List<ImportFinding> defects = [];
    private readonly WrittenBatch sum = new();
    private int defectCount;

    public int Rejected { get; private set; }

    /// <summary>Records that were met.</summary>
    public int Read { get; private set; }

    public IEnumerable<ImportFinding> Findings => rejections.Concat(defects);

    public void Add(ReadRecord record)
    {
        Read++;
        if (record.Rejected)
            Rejected++;
        foreach (var finding in record.Findings)
            Add(finding, record.Key, record.Title);
    }

    /// <summary>A fault of the file as a whole.</summary>
    public void Add(Finding fault) => Add(fault, null, null);

    public void Add(WrittenBatch batch)
    {
        sum.Added += batch.Added;
        sum.Updated += batch.Updated;
        sum.Unchanged += batch.Unchanged;
        sum.Elsewhere += batch.Elsewhere;
    }

    public void WriteTo(ActivityImport import, bool took)
    {
        if (took)
            (import.Added, import.Updated, import.Unchanged, import.Elsewhere) = (
                sum.Added,
                sum.Updated,
                sum.Unchanged,
                sum.Elsewhere
            );
        (import.Rejected, import.Defects) = (Rejected, defectCount);
    }

    private void Add(Finding finding, string? identifier, string? title)
    {
        if (!finding.Rejects)
            defectCount++;
        var (list, most) = finding.Rejects ? (rejections, MostRejections) : (defects, MostDefects);
        if (list.Count >= most)
            return;
        list.Add(
            new ImportFinding
            {
                ImportId = importId,
                Number = rejections.Count + defects.Count,
                Rejects = finding.Rejects,
                Line = finding.Line,
                Place = finding.Place,
                Identifier = Cut(identifier),
                Title = Cut(title),
                Code = finding.Code,
                Args = [.. finding.Args.Select(x => Cut(x) ?? "")],
            }
        );
    }

    private static string? Cut(string? text) => text?.Length > 300 ? text[..300] : text;
}
