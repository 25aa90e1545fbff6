using Confero.Experts;
using Confero.Requests;
using Microsoft.AspNetCore.Mvc;

namespace Confero.Web.Pages.Experts;

/// <summary>An expert's own profile: competences, languages, free time.</summary>
public sealed class ProfileModel(ExpertQueries experts) : ConferoPage
{
    /// <summary>Rows of competences and of free periods on the page.</summary>
    public const int Rows = 4;

    [BindProperty]
    public Guid? ExpectedVersion { get; set; }

    public Expert Expert { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromForm] ProfileForm form)
    {
        if (!await Load())
            return NotFound();
        var outcome = await Do(new SaveExpert(Expert.Id, form.ToInput(Expert), ExpectedVersion));
        return outcome.Done ? Redirect("/experts/profile") : Refused(outcome);
    }

    private async Task<bool> Load()
    {
        var found = Viewer.ExpertId is { } id ? await experts.Get(Viewer, id) : null;
        Expert = found!;
        return found is not null;
    }
}

/// <summary>The fields of the profile as the browser sends them.</summary>
public sealed class ProfileForm
{
    public string? Name { get; set; }
    public string? Profile { get; set; }
    public string[] Languages { get; set; } = [];
    public string?[] Competence { get; set; } = [];
    public int[] Level { get; set; } = [];
    public DateOnly?[] ValidUntil { get; set; } = [];
    public DateOnly?[] From { get; set; } = [];
    public DateOnly?[] To { get; set; } = [];
    public int? MaxDays { get; set; }
    public int TravelDays { get; set; }

    internal ExpertInput ToInput(Expert stored) =>
        new()
        {
            Name = Name ?? "",
            Profile = Profile,
            Languages = Languages,
            Competences =
            [
                .. Competence
                    .Select((code, i) => (code, i))
                    .Where(x => !string.IsNullOrEmpty(x.code))
                    .Select(x => new Competence(
                        x.code!,
                        Level.ElementAtOrDefault(x.i),
                        ValidUntil.ElementAtOrDefault(x.i)
                    )),
                .. stored.Competences.Skip(ProfileModel.Rows),
            ],
            Availability =
            [
                .. From.Zip(To)
                    .Where(x => x.First is not null && x.Second is not null)
                    .Select(x => new Period(x.First!.Value, x.Second!.Value)),
                .. stored.Availability.Skip(ProfileModel.Rows),
            ],
            MaxDays = MaxDays,
            TravelDays = TravelDays,
            Nationalities = stored.Nationalities,
            Gender = stored.Gender,
            Regions = stored.Regions,
            ExcludedStates = stored.ExcludedStates,
            Conflicts = stored.Conflicts,
        };
}
