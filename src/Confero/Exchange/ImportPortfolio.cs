using System.Text.Json.Serialization;
using Confero.Acts;
using Confero.Experts;
using Confero.Identity;
using Confero.Offers;
using Confero.Requests;
using Microsoft.EntityFrameworkCore;

namespace Confero.Exchange;

/// <summary>
/// Brings a portfolio in: requests with their needs, offers and experts of the member's own party, each row by the
/// same act as from a page, all in one transaction. One refused row refuses the whole, with a verdict for each.
/// </summary>
/// <param name="DryRun">Whether to say only what would happen.</param>
public sealed record ImportPortfolio(Portfolio Portfolio, ImportMode Mode, bool DryRun) : Act
{
    public override string Code => "exchange.import";
    public override Roles AllowedTo => Roles.Drafter | Roles.Authoriser;

    /// <summary>Where each row stands in the file, by sheet and index; JSON paths where there is none.</summary>
    [JsonIgnore]
    public Func<string, int, string> PlaceOf { get; init; } = (list, index) => $"$.{list}[{index}]";

    /// <summary>The verdicts, once the act was carried out.</summary>
    [JsonIgnore]
    public ImportReport Report { get; private set; } = new([]);

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var rows = new List<ImportVerdict>();
        await Requests(scope, rows);
        await Offers(scope, rows);
        await Experts(scope, rows);
        Report = new ImportReport(rows);
        if (!Report.Clean)
            return Outcome.Refused(rows.SelectMany(x => x.Faults));
        return DryRun ? Refusal.Rule("import.dry-run") : Outcome.Of(null);
    }

    private async Task Requests(ActScope scope, List<ImportVerdict> rows)
    {
        var stored = await scope
            .Db.Set<Request>()
            .Include(x => x.Needs)
            .Where(x => x.PartyId == scope.Member.PartyId && x.ImportKey != null)
            .ToDictionaryAsync(x => x.ImportKey!);
        var ids = stored.ToDictionary(x => x.Key, x => x.Value.Id);
        for (var i = 0; i < Portfolio.Requests.Count; i++)
        {
            var row = Portfolio.Requests[i];
            var verdict =
                Foreign(scope, row.Party)
                ?? await RequestRow(scope, row, stored.GetValueOrDefault(row.Key), ids);
            rows.Add(verdict with { Place = PlaceOf("requests", i), Key = row.Key });
        }
        var needIds = stored
            .Values.SelectMany(x => x.Needs)
            .Where(x => x.ImportKey is not null)
            .ToDictionary(x => x.ImportKey!, x => x.Id);
        for (var i = 0; i < Portfolio.Needs.Count; i++)
        {
            var row = Portfolio.Needs[i];
            var verdict = ids.TryGetValue(row.Request, out var requestId)
                ? await NeedRow(scope, row, requestId, needIds)
                : Refused(Refusal.Unknown("request", row.Request));
            rows.Add(verdict with { Place = PlaceOf("needs", i), Key = row.Key });
        }
    }

    private async Task<ImportVerdict> RequestRow(
        ActScope scope,
        PortfolioRequest row,
        Request? stored,
        Dictionary<string, string> ids
    )
    {
        if (stored is not null && Mode == ImportMode.Add)
            return Refused(Refusal.Invalid("import.already-there", "key", row.Key));
        if (stored is not null && Same(row, stored))
            return Done(ImportEffect.Unchanged);
        if (stored is null)
        {
            var draft = await scope.Include(
                new DraftRequest(row.Title, row.Language, row.Process) { ImportKey = row.Key }
            );
            if (!draft.Done)
                return Refused([.. draft.Refusals]);
            ids[row.Key] = draft.Id!;
        }
        var edit = new EditRequest(ids[row.Key], null)
        {
            Title = row.Title,
            Language = row.Language,
            Marking = row.Marking ?? "",
            Texts = row.Texts(),
        };
        return Verdict(await scope.Include(edit), stored is null);
    }

    private static bool Same(PortfolioRequest row, Request stored) =>
        row.Title.Trim() == stored.Title
        && row.Language == stored.Language
        && (row.Marking ?? "") == (stored.Marking ?? "")
        && row.Texts().All(x => stored.Text(x.Key) == x.Value);

    private async Task<ImportVerdict> NeedRow(
        ActScope scope,
        PortfolioNeed row,
        string requestId,
        Dictionary<string, string> needIds
    )
    {
        var known = needIds.TryGetValue(row.Key, out var needId);
        if (known && Mode == ImportMode.Add)
            return Refused(Refusal.Invalid("import.already-there", "key", row.Key));
        var input = row.ToInput(needIds);
        if (known && SameText(input, NeedInput.Of(scope.Db.Set<Need>().Local.Single(x => x.Id == needId))))
            return Done(ImportEffect.Unchanged);
        var saved = await scope.Include(new SaveNeed(requestId, needId, input) { ImportKey = row.Key });
        if (saved.Done)
            needIds[row.Key] = saved.Id!;
        return Verdict(saved, !known);
    }

    private async Task Offers(ActScope scope, List<ImportVerdict> rows)
    {
        var stored = await scope
            .Db.Set<Offer>()
            .Where(x => x.PartyId == scope.Member.PartyId && x.ImportKey != null)
            .ToDictionaryAsync(x => x.ImportKey!);
        for (var i = 0; i < Portfolio.Offers.Count; i++)
        {
            var row = Portfolio.Offers[i];
            var verdict =
                Foreign(scope, row.Party) ?? await OfferRow(scope, row, stored.GetValueOrDefault(row.Key));
            rows.Add(verdict with { Place = PlaceOf("offers", i), Key = row.Key });
        }
    }

    private async Task<ImportVerdict> OfferRow(ActScope scope, PortfolioOffer row, Offer? stored)
    {
        if (stored is not null && Mode == ImportMode.Add)
            return Refused(Refusal.Invalid("import.already-there", "key", row.Key));
        var input = row.ToInput();
        if (stored is not null && SameText(input, OfferInput.Of(stored)))
            return Done(ImportEffect.Unchanged);
        return Verdict(
            await scope.Include(new SaveOffer(stored?.Id, input) { ImportKey = row.Key }),
            stored is null
        );
    }

    private async Task Experts(ActScope scope, List<ImportVerdict> rows)
    {
        var stored = await scope
            .Db.Set<Expert>()
            .Where(x => x.PartyId == scope.Member.PartyId && x.ImportKey != null)
            .ToDictionaryAsync(x => x.ImportKey!);
        for (var i = 0; i < Portfolio.Experts.Count; i++)
        {
            var row = Portfolio.Experts[i];
            var verdict =
                Foreign(scope, row.Party) ?? await ExpertRow(scope, row, stored.GetValueOrDefault(row.Key));
            rows.Add(verdict with { Place = PlaceOf("experts", i), Key = row.Key });
        }
    }

    private async Task<ImportVerdict> ExpertRow(ActScope scope, PortfolioExpert row, Expert? stored)
    {
        if (stored is not null && Mode == ImportMode.Add)
            return Refused(Refusal.Invalid("import.already-there", "key", row.Key));
        var input = row.ToInput();
        if (stored is not null && SameText(input, ExpertInput.Of(stored)))
            return Done(ImportEffect.Unchanged);
        return Verdict(
            await scope.Include(new SaveExpert(stored?.Id, input) { ImportKey = row.Key }),
            stored is null
        );
    }

    /// <summary>Rows of another party are refused; nobody files for somebody else.</summary>
    private static ImportVerdict? Foreign(ActScope scope, string? party) =>
        party == scope.Member.PartyId
            ? null
            : Refused(Refusal.Invalid("import.other-party", "party", party ?? "–"));

    private static bool SameText<T>(T one, T two) =>
        System.Text.Json.JsonSerializer.Serialize(one) == System.Text.Json.JsonSerializer.Serialize(two);

    private static ImportVerdict Verdict(Outcome outcome, bool added) =>
        outcome.Done
            ? Done(added ? ImportEffect.Added : ImportEffect.Updated)
            : Refused([.. outcome.Refusals]);

    private static ImportVerdict Done(ImportEffect effect) => new("", null, effect, []);

    private static ImportVerdict Refused(params Refusal[] faults) =>
        new("", null, ImportEffect.Refused, faults);
}
