namespace Confero.Requests;

/// <summary>All that a member says of a need line. Codes refer to the taxonomies; an empty list means "no restriction".</summary>
public sealed record NeedInput
{
    public required string Title { get; init; }
    public string? Description { get; init; }
    public required string Kind { get; init; }
    public string? Stage { get; init; }
    public IReadOnlyList<string> Objectives { get; init; } = [];
    public IReadOnlyList<string> Modules { get; init; } = [];
    public IReadOnlyList<Competence> Competences { get; init; } = [];
    public IReadOnlyList<string> Languages { get; init; } = [];
    public string? Item { get; init; }
    public long? Quantity { get; init; }
    public string? Unit { get; init; }
    public long? Budget { get; init; }
    public string? Currency { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int Urgency { get; init; } = 2;
    public string? UrgencyReason { get; init; }
    public IReadOnlyList<Prerequisite> Prerequisites { get; init; } = [];
    public bool Mandatory { get; init; } = true;
    public bool Divisible { get; init; }
    public long? MinimumUseful { get; init; }
    public bool Remote { get; init; }
    public int? MaxPartners { get; init; }
    public IReadOnlyList<string> ExcludedProviderKinds { get; init; } = [];
    public IReadOnlyList<string> PreferredProviderKinds { get; init; } = [];
    public string? OwnContribution { get; init; }
    public string? Sustainment { get; init; }

    /// <summary>What a stored line says.</summary>
    public static NeedInput Of(Need need) =>
        new()
        {
            Title = need.Title,
            Description = need.Description,
            Kind = need.Kind,
            Stage = need.Stage,
            Item = need.Item,
            Quantity = need.Quantity,
            Unit = need.Unit,
            Budget = need.Budget,
            Currency = need.Currency,
            Divisible = need.Divisible,
            MinimumUseful = need.MinimumUseful,
            Remote = need.Remote,
            From = need.From,
            To = need.To,
            Urgency = need.Urgency,
            UrgencyReason = need.UrgencyReason,
            Prerequisites = need.Prerequisites,
            Mandatory = need.Mandatory,
            Competences = need.Competences,
            Languages = need.Languages,
            ExcludedProviderKinds = need.ExcludedProviderKinds,
            Objectives = need.Objectives,
            Modules = need.Modules,
            OwnContribution = need.OwnContribution,
            Sustainment = need.Sustainment,
            MaxPartners = need.MaxPartners,
            PreferredProviderKinds = need.PreferredProviderKinds,
        };

    /// <summary>Writes it into a line.</summary>
    internal void ApplyTo(Need need)
    {
        need.Title = Title.Trim();
        need.Description = Description;
        need.Kind = Kind;
        need.Stage = Stage;
        need.Objectives = [.. Objectives];
        need.Modules = [.. Modules];
        need.Competences = [.. Competences];
        need.Languages = [.. Languages];
        need.Item = Item;
        need.Quantity = Quantity;
        need.Unit = Unit;
        need.Budget = Budget;
        need.Currency = Currency;
        need.From = From;
        need.To = To;
        need.Urgency = Urgency;
        need.UrgencyReason = UrgencyReason;
        need.Prerequisites = [.. Prerequisites];
        need.Mandatory = Mandatory;
        need.Divisible = Divisible;
        need.MinimumUseful = MinimumUseful;
        need.Remote = Remote;
        need.MaxPartners = MaxPartners;
        need.ExcludedProviderKinds = [.. ExcludedProviderKinds];
        need.PreferredProviderKinds = [.. PreferredProviderKinds];
        need.OwnContribution = OwnContribution;
        need.Sustainment = Sustainment;
    }
}
