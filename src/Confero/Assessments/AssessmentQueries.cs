using Confero.Disclosure;
using Confero.Identity;
using Confero.Parties;
using Confero.Storage;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>Reads assessments for a viewer: the State's own, and of others what their authorisers consented to show.</summary>
public sealed class AssessmentQueries(IDbContextFactory<ConferoDb> databases)
{
    /// <summary>One assessment, or null when it does not exist for the viewer.</summary>
    public async Task<AssessmentView?> Get(Viewer viewer, string id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return
            await Parts(db)
                .Where(AssessmentDisclosure.VisibleTo(viewer))
                .SingleOrDefaultAsync(x => x.Id == id && x.State != AssessmentState.Discarded)
                is { } found
            ? await View(db, viewer, found)
            : null;
    }

    /// <summary>The viewer's own and shared assessments, the latest picture first.</summary>
    public async Task<IReadOnlyList<AssessmentRow>> List(Viewer viewer)
    {
        await using var db = await databases.CreateDbContextAsync();
        var rows = new List<AssessmentRow>();
        var found = await Within(db, viewer);
        var sites = await db.Set<Site>()
            .AsNoTracking()
            .Where(x => x.PartyId == viewer.PartyId)
            .ToDictionaryAsync(x => x.Id, x => x.CodeName);
        foreach (var assessment in found)
        {
            var detail = AssessmentDisclosure.Decide(viewer, assessment);
            if (detail != AssessmentDetail.Nothing)
                rows.Add(
                    await Row(
                        db,
                        assessment,
                        detail == AssessmentDetail.Own,
                        sites,
                        IsCorrected(found, assessment)
                    )
                );
        }
        return rows;
    }

    /// <summary>The sites of the viewer's own State, by code name.</summary>
    public async Task<IReadOnlyList<Site>> Sites(Viewer viewer)
    {
        if (!IsOwnReader(viewer))
            return [];
        await using var db = await databases.CreateDbContextAsync();
        var sites = await db.Set<Site>().AsNoTracking().Where(x => x.PartyId == viewer.PartyId).ToListAsync();
        return [.. sites.OrderBy(x => x.Retired).ThenBy(x => x.CodeName, StringComparer.Ordinal)];
    }

    /// <summary>The sites of the viewer's own State rolled up to the national picture.</summary>
    public async Task<RollUp> RollUp(Viewer viewer)
    {
        var sites = (await Sites(viewer)).Where(x => !x.Retired).ToList();
        if (sites.Count == 0)
            return Assessments.RollUp.Of([]);
        await using var db = await databases.CreateDbContextAsync();
        var assessed = await Within(db, viewer);
        var standings = new List<SiteStanding>();
        foreach (var site in sites)
        {
            var latest = assessed
                .Where(x =>
                    x.SiteId == site.Id
                    && x.State == AssessmentState.Concluded
                    && x.Purpose != AssessmentPurpose.Reassessment
                    && !IsCorrected(assessed, x)
                )
                .OrderByDescending(x => x.AsOf)
                .ThenByDescending(x => x.ConcludedAt)
                .FirstOrDefault();
            var picture = latest is null
                ? null
                : Picture.Of(await Questionnaires.Of(db, latest), Given(latest), latest.AsOf);
            standings.Add(new SiteStanding(site.Id, site.CodeName, latest?.Id, latest?.AsOf, picture));
        }
        return Assessments.RollUp.Of(standings);
    }

    /// <summary>The newest version of every questionnaire; they are open to every member.</summary>
    public async Task<IReadOnlyList<Questionnaire>> Forms()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Questionnaires.Current(db);
    }

    /// <summary>A version of a questionnaire, the newest where none is named; null when there is none.</summary>
    public async Task<Questionnaire?> Form(string code, int? version = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (version is null)
            return await Questionnaires.Newest(db, code);
        var known = await db.Set<AdoptedQuestionnaire>()
            .AnyAsync(x => x.Code == code && x.Version == version);
        return known ? await Questionnaires.Version(db, code, version.Value) : null;
    }

    /// <summary>The text of a questionnaire as it was adopted.</summary>
    public async Task<string?> FormText(string code, int version)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<AdoptedQuestionnaire>()
            .Where(x => x.Code == code && x.Version == version)
            .Select(x => x.Json)
            .SingleOrDefaultAsync();
    }

    internal static Dictionary<string, Given> Given(Assessment assessment) =>
        assessment.Answers.ToDictionary(x => x.Question, x => new Given(x.Standing, x.Value));

    internal static async Task<Assessment?> Load(ConferoDb db, string id) =>
        await Parts(db).SingleOrDefaultAsync(x => x.Id == id && x.State != AssessmentState.Discarded);

    private static IQueryable<Assessment> Parts(ConferoDb db) =>
        db.Set<Assessment>()
            .AsNoTracking()
            .Include(x => x.Answers)
            .Include(x => x.Assignments)
            .Include(x => x.Sharings)
            .AsSplitQuery();

    /// <summary>What may be open to the viewer; the decision about each follows.</summary>
    private static async Task<List<Assessment>> Within(ConferoDb db, Viewer viewer)
    {
        if (viewer.PartyId is not { } party)
            return [];
        return await Parts(db)
            .Where(x =>
                x.State != AssessmentState.Discarded
                && (x.PartyId == party || x.Sharings.Any(s => s.With == party && s.RevokedAt == null))
            )
            .OrderByDescending(x => x.AsOf)
            .ThenByDescending(x => x.OpenedAt)
            .ThenBy(x => x.Id)
            .ToListAsync();
    }

    private static bool IsOwnReader(Viewer viewer) =>
        viewer.PartyId is { } party
        && AssessmentDisclosure.Decide(viewer, party, false, false, []) == AssessmentDetail.Own;

    private static bool IsCorrected(List<Assessment> all, Assessment assessment) =>
        all.Exists(x =>
            x.EarlierId == assessment.Id
            && x.Purpose == AssessmentPurpose.Correction
            && x.State == AssessmentState.Concluded
        );

    private static async Task<AssessmentRow> Row(
        ConferoDb db,
        Assessment assessment,
        bool own,
        Dictionary<string, string> sites,
        bool corrected
    )
    {
        var form = await Questionnaires.Of(db, assessment);
        var score = Picture.Of(form, Given(assessment), assessment.AsOf, Only(assessment)).Total;
        var asked = form
            .Questions.Where(x => x.Type != QuestionType.Text && assessment.Asks(x.Code))
            .Select(x => x.Code)
            .ToHashSet();
        return new AssessmentRow(
            assessment.Id,
            assessment.PartyId,
            own ? assessment.Title : "",
            form.Code,
            form.Names,
            own ? assessment.SiteId : null,
            own && assessment.SiteId is { } site ? sites.GetValueOrDefault(site) : null,
            assessment.AsOf,
            assessment.State,
            assessment.Purpose,
            assessment.Revision,
            score.Percent,
            score.Level,
            own
                ? assessment.Answers.Count(x => x.Standing != Standing.Open && asked.Contains(x.Question))
                : 0,
            own ? asked.Count : 0,
            own && corrected
        );
    }

    private static List<string>? Only(Assessment assessment) =>
        assessment.Asked.Count == 0 ? null : assessment.Asked;

    /// <summary>The view of a stored assessment; used by every query and export, so that they cannot differ.</summary>
    internal static async Task<AssessmentView?> View(ConferoDb db, Viewer viewer, Assessment assessment)
    {
        var detail = AssessmentDisclosure.Decide(viewer, assessment);
        if (detail == AssessmentDetail.Nothing)
            return null;
        var form = await Questionnaires.Of(db, assessment);
        var picture = Picture.Of(form, Given(assessment), assessment.AsOf, Only(assessment));
        var own = detail == AssessmentDetail.Own;
        var answers = detail >= AssessmentDetail.Answers;
        var stages = detail >= AssessmentDetail.ByStage;
        return new AssessmentView
        {
            Id = assessment.Id,
            PartyId = assessment.PartyId,
            Detail = detail,
            Title = own ? assessment.Title : "",
            Questionnaire = form.Code,
            QuestionnaireVersion = form.Version,
            AsOf = assessment.AsOf,
            State = assessment.State,
            Purpose = assessment.Purpose,
            Revision = assessment.Revision,
            ConcludedAt = own ? assessment.ConcludedAt : null,
            Total = For(picture.Total, answers),
            Stages = stages ? For(picture.Stages, answers) : [],
            Themes = stages ? For(picture.Themes, answers) : [],
            Series = stages ? For(picture.Series, answers) : [],
            Answers = answers ? AnswersOf(form, assessment, own) : new Dictionary<string, AnswerView>(),
            Own = own ? await OwnPart(db, assessment) : null,
            Definition = form,
            Shortfalls = answers ? picture.Shortfalls : [],
            Asked = assessment.Asked,
        };
    }

    private static Score For(Score score, bool answers) => answers ? score : score with { Next = null };

    private static IReadOnlyList<PartScore> For(IReadOnlyList<PartScore> parts, bool answers) =>
        [.. parts.Select(x => x with { Score = For(x.Score, answers) })];

    private static Dictionary<string, AnswerView> AnswersOf(
        Questionnaire form,
        Assessment assessment,
        bool own
    ) =>
        assessment
            .Answers.Where(x => form.Find(x.Question) is not null)
            .ToDictionary(
                x => x.Question,
                x => new AnswerView(x.Standing, x.Value, x.Reason)
                {
                    Credit = Scoring.Credit(
                        form.Find(x.Question)!,
                        new Given(x.Standing, x.Value),
                        assessment.AsOf
                    ),
                    Note = own ? x.Note : null,
                    Evidence = own ? x.Evidence : null,
                    By = own ? x.By : null,
                    At = own ? x.At : null,
                    Version = own ? x.Version : null,
                }
            );

    private static async Task<OwnPart> OwnPart(ConferoDb db, Assessment assessment)
    {
        var people = await db.Set<Member>()
            .AsNoTracking()
            .Where(x => x.PartyId == assessment.PartyId)
            .OrderBy(x => x.Name)
            .ToListAsync();
        return new OwnPart
        {
            SiteId = assessment.SiteId,
            SiteName = await db.Set<Site>()
                .Where(x => x.Id == assessment.SiteId)
                .Select(x => x.CodeName)
                .SingleOrDefaultAsync(),
            EarlierId = assessment.EarlierId,
            CorrectedBy = await db.Set<Assessment>()
                .Where(x =>
                    x.EarlierId == assessment.Id
                    && x.Purpose == AssessmentPurpose.Correction
                    && x.State != AssessmentState.Discarded
                )
                .Select(x => x.Id)
                .FirstOrDefaultAsync(),
            RequestId = assessment.RequestId,
            OpenedAt = assessment.OpenedAt,
            ConcludedBy = assessment.ConcludedBy,
            Word = assessment.Word,
            Version = assessment.Version,
            Assignments = assessment.Assignments,
            Sharings = [.. assessment.Sharings.OrderByDescending(x => x.GivenAt)],
            Needs = await db.Set<DraftedNeed>()
                .AsNoTracking()
                .Where(x => x.AssessmentId == assessment.Id)
                .OrderBy(x => x.At)
                .ToListAsync(),
            People = people.ToDictionary(x => x.Id, x => x.Name),
            Able =
            [
                .. people
                    .Where(x => x.Active && (x.Roles & (Roles.Drafter | Roles.Authoriser)) != 0)
                    .Select(x => x.Id),
            ],
        };
    }
}
