using Confero.Acts;
using Confero.Identity;
using Confero.Landscape.Activities.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Confero.Landscape.Activities;

/// <summary>The secretariat names a source of activities, or changes what is said of it, its mapping included.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Licence">Under which terms its data may be used, as the publisher says.</param>
public sealed record SaveSource(string? Id, string Name, SourceForm Form, string? Licence, string? Address)
    : Act
{
    private const int MostText = 300;

    public override string Code => "landscape.save-source";
    public override Roles AllowedTo => Roles.Broker | Roles.Administrator;

    /// <summary>How columns are read; null leaves it as it is.</summary>
    public SheetMapping? Mapping { get; init; }

    /// <summary>Whether the mapping was only proposed from the heads of a file, so that it may lack something still.</summary>
    public bool Proposed { get; init; }
    internal bool Fictional { get; init; }

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Viewer.IsSecretariat)
            return Refusal.NotYours;
        var faults = Faults().ToList();
        if (faults.Count > 0)
            return Outcome.Refused(faults);
        var source = Id is null
            ? new ActivitySource
            {
                Id = Ids.Source(),
                Name = Name.Trim(),
                Form = Form,
                Fictional = Fictional,
            }
            : await scope.Db.Set<ActivitySource>().SingleOrDefaultAsync(x => x.Id == Id);
        if (source is null || (Id is not null && source.Form == SourceForm.Shipped))
            return Refusal.NotFound;
        if (Id is null)
            scope.Db.Add(source);
        else if (source.Form != Form)
            return Refusal.Rule("landscape.form-stays");
        (source.Name, source.Licence, source.Address) = (Name.Trim(), Licence?.Trim(), Address?.Trim());
        source.Mapping = Mapping ?? source.Mapping;
        return Outcome.Of(source.Id);
    }

    private IEnumerable<Refusal> Faults()
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return Refusal.Missing("name");
        foreach (var (text, field) in new[] { (Name, "name"), (Licence, "licence"), (Address, "address") })
            if (text?.Length > MostText)
                yield return Refusal.TooLong(field, MostText);
        if (Form == SourceForm.Shipped)
            yield return Refusal.Invalid("input.unknown-code", "form", "shipped");
        if (!string.IsNullOrWhiteSpace(Address) && !IsWeb(Address))
            yield return Refusal.Invalid("landscape.not-a-web-address", "address");
        foreach (var fault in Proposed ? [] : Mapping?.Faults() ?? [])
            yield return fault;
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
