using Confero.Requests;
using Confero.Taxonomy;

namespace Confero.Web.Components;

/// <summary>The fields of the need page as the browser sends them.</summary>
public sealed class NeedForm
{
    public string? Title { get; set; }
    public string? Description { get; set; }
    public string? Kind { get; set; }
    public string? Stage { get; set; }
    public string? Item { get; set; }
    public long? Quantity { get; set; }
    public string? Unit { get; set; }
    public string? BudgetText { get; set; }
    public string? Currency { get; set; }
    public bool Divisible { get; set; }
    public bool Remote { get; set; }
    public long? MinimumUseful { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public int Urgency { get; set; } = 2;
    public string? UrgencyReason { get; set; }
    public string[] After { get; set; } = [];
    public bool Mandatory { get; set; }
    public string? Competence { get; set; }
    public int Level { get; set; } = 2;
    public string[] Languages { get; set; } = [];
    public string[] ExcludedProviderKinds { get; set; } = [];
    public string[] Objectives { get; set; } = [];
    public string[] Modules { get; set; } = [];
    public string? OwnContribution { get; set; }
    public string? Sustainment { get; set; }

    /// <summary>What the act takes, and the refusal of a sum that cannot be read.</summary>
    /// <param name="stored">The line as it stands; what the form does not show stays as it is.</param>
    public (NeedInput Input, Refusal? Fault) ToInput(Taxonomies taxonomies, NeedInput stored)
    {
        var (budget, fault) = MoneyInput.Read(BudgetText, Currency, taxonomies, "budget");
        var input = stored with
        {
            Title = Title ?? "",
            Description = Description,
            Kind = Kind ?? "",
            Stage = Stage,
            Item = Item,
            Quantity = Quantity,
            Unit = Unit,
            Budget = budget,
            Currency = Currency,
            Divisible = Divisible,
            Remote = Remote,
            MinimumUseful = MinimumUseful,
            From = From,
            To = To,
            Urgency = Urgency,
            UrgencyReason = UrgencyReason,
            Prerequisites =
            [
                .. After.Select(x => new Prerequisite(x, "before")),
                .. stored.Prerequisites.Where(x => x.Relation != "before"),
            ],
            Mandatory = Mandatory,
            Competences =
            [
                .. string.IsNullOrEmpty(Competence)
                    ? Array.Empty<Competence>()
                    : [new Competence(Competence, Level)],
                .. stored.Competences.Skip(1),
            ],
            Languages = Languages,
            ExcludedProviderKinds = ExcludedProviderKinds,
            Objectives = Objectives,
            Modules = Modules,
            OwnContribution = OwnContribution,
            Sustainment = Sustainment,
        };
        return (input, fault);
    }
}
