using Confero.Acts;
using Confero.Identity;
using Microsoft.EntityFrameworkCore;

namespace Confero.Taxonomy;

/// <summary>The administrator adds, renames or retires a term; it holds at once, without a new release.</summary>
/// <param name="Names">Names by language tag; English is required.</param>
public sealed record EditTerm(
    string Taxonomy,
    string Term,
    IReadOnlyDictionary<string, string> Names,
    bool Retired = false
) : Act
{
    public override string Code => "taxonomy.edit-term";
    public override Roles AllowedTo => Roles.Administrator;

    protected internal override async Task<Outcome> Carry(ActScope scope)
    {
        if (!scope.Taxonomies.Names.Contains(Taxonomy))
            return Refusal.Unknown("taxonomy", Taxonomy);
        if (string.IsNullOrWhiteSpace(Term) || Term.Length > 40)
            return Refusal.Invalid("taxonomy.bad-code", "term");
        if (!Names.TryGetValue("en", out var english) || string.IsNullOrWhiteSpace(english))
            return Refusal.Missing("names");
        var edit = await scope
            .Db.Set<StoredEdit>()
            .SingleOrDefaultAsync(x => x.Taxonomy == Taxonomy && x.Term == Term);
        if (edit is null)
            scope.Db.Add(
                edit = new StoredEdit
                {
                    Taxonomy = Taxonomy,
                    Term = Term,
                    By = scope.Member.Id,
                }
            );
        edit.Names = new(Names);
        edit.Retired = Retired;
        edit.At = scope.Now;
        edit.By = scope.Member.Id;
        return Outcome.Of($"{Taxonomy}/{Term}");
    }
}
