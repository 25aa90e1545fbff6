using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Assessments;

/// <summary>The administrator adopts a questionnaire as the next version of its code. Assessments stay on theirs.</summary>
public sealed record AdoptQuestionnaire(string Json) : Act
{
    public override string Code => "questionnaire.adopt";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        var read = QuestionnaireReader.Read(Json, scope.Taxonomies);
        if (read.Questionnaire is not { } questionnaire)
            return Outcome.Refused(read.Faults.Select(x => x.AsRefusal()));
        var latest = await Questionnaires.Newest(scope.Db, questionnaire.Code);
        if (questionnaire.Version <= latest?.Version)
            return Refusal.Invalid("questionnaire.version-exists", "json", $"{latest.Version + 1}");
        if (latest is not null && latest.Scope != questionnaire.Scope)
            return Refusal.Invalid("questionnaire.scope-changed", "json");
        scope.Db.Add(
            new AdoptedQuestionnaire
            {
                Code = questionnaire.Code,
                Version = questionnaire.Version,
                Json = Json,
                AdoptedAt = scope.Now,
                AdoptedBy = scope.Member.Id,
            }
        );
        return Outcome.Of(questionnaire.Code);
    }
}
