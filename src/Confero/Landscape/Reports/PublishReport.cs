using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Reports;

/// <summary>The secretariat makes and publishes the report of a year to all States; what was published before stays.</summary>
public sealed record PublishReport(int Year) : Act
{
    private const int First = 2000;

    public override string Code => "landscape.publish-report";
    public override Roles AllowedTo => Roles.Broker | Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        if (Year < First || Year > scope.Today.Year)
            return Refusal.Invalid("input.out-of-range", "year", $"{First}", $"{scope.Today.Year}");
        var earlier = await scope
            .Db.Set<AnnualReport>()
            .AsNoTracking()
            .Where(x => x.Year == Year)
            .ToListAsync();
        var reader = new ReportReader(scope.Db, scope.Taxonomies, scope.Processes, scope.Today);
        var (figures, hidden) = await reader.Read(Year, earlier);
        if (figures.Total.Asked == 0)
            return Refusal.Rule("report.nothing-asked");
        var report = new AnnualReport
        {
            Id = Ids.Report(),
            Year = Year,
            Edition = earlier.Select(x => x.Edition).DefaultIfEmpty().Max() + 1,
            At = scope.Now,
            Figures = figures,
            Hidden = hidden,
        };
        scope.Db.Add(report);
        return Outcome.Of(report.Id);
    }
}
