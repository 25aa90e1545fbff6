using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Experts;

/// <summary>All that a roster entry says of a person.</summary>
public sealed record ExpertInput
{
    public required string Name { get; init; }
    public IReadOnlyList<string> Nationalities { get; init; } = [];
    public string Gender { get; init; } = "undisclosed";
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<Competence> Competences { get; init; } = [];
    public IReadOnlyList<Period> Availability { get; init; } = [];
    public int? MaxDays { get; init; }
    public int TravelDays { get; init; }
    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<string> ExcludedStates { get; init; } = [];
    public IReadOnlyList<string> Conflicts { get; init; } = [];
    public string? Profile { get; init; }

    private const int MostName = 200;
    private const int MostProfile = 5_000;
    private static readonly string[] Genders = ["female", "male", "other", "undisclosed"];

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<Refusal> Faults(Taxonomies taxonomies) =>
        [
            .. Person(),
            .. CodeRules.Check(taxonomies, "languages", "languages", Languages),
            .. CodeRules.Check(taxonomies, "regions", "regions", Regions),
            .. CompetenceRules.Check(taxonomies, Competences),
            .. Availability
                .Where(x => x.From > x.To)
                .Select(_ => Refusal.Invalid("input.ends-before-start", "availability")),
        ];

    private IEnumerable<Refusal> Person()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return Refusal.Missing("name");
        else if (Name.Length > MostName)
            yield return Refusal.TooLong("name", MostName);
        if (!Genders.Contains(Gender))
            yield return Refusal.Unknown("gender", Gender);
        if (MaxDays is <= 0 or > 366)
            yield return Refusal.Invalid("input.out-of-range", "maxDays", "1", "366");
        if (TravelDays is < 0 or > 30)
            yield return Refusal.Invalid("input.out-of-range", "travelDays", "0", "30");
        if (Profile?.Length > MostProfile)
            yield return Refusal.TooLong("profile", MostProfile);
    }

    /// <summary>What a stored entry says.</summary>
    public static ExpertInput Of(Expert expert) =>
        new()
        {
            Name = expert.Name,
            Nationalities = expert.Nationalities,
            Gender = expert.Gender,
            Languages = expert.Languages,
            Competences = expert.Competences,
            Availability = expert.Availability,
            MaxDays = expert.MaxDays,
            TravelDays = expert.TravelDays,
            Regions = expert.Regions,
            ExcludedStates = expert.ExcludedStates,
            Conflicts = expert.Conflicts,
            Profile = expert.Profile,
        };

    internal void ApplyTo(Expert expert)
    {
        expert.Name = Name.Trim();
        expert.Nationalities = [.. Nationalities];
        expert.Gender = Gender;
        expert.Languages = [.. Languages];
        expert.Competences = [.. Competences];
        expert.Availability = [.. Availability];
        expert.MaxDays = MaxDays;
        expert.TravelDays = TravelDays;
        expert.Regions = [.. Regions];
        expert.ExcludedStates = [.. ExcludedStates];
        expert.Conflicts = [.. Conflicts];
        expert.Profile = Profile;
    }
}
