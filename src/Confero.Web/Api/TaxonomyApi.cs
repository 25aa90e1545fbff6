using Confero.Taxonomy;

namespace Confero.Web.Api;

/// <summary>Taxonomies: public to read, for the administrator to edit.</summary>
public static class TaxonomyApi
{
    public static void MapTaxonomy(this IEndpointRouteBuilder api)
    {
        var taxonomies = api.MapGroup("/taxonomies").WithTags("Taxonomy");
        taxonomies.MapGet("/{name}", Get).AllowAnonymous();
        taxonomies.MapPut(
            "/{name}/{term}",
            (string name, string term, TermInput input, Caller caller) =>
                caller.Do(new EditTerm(name, term, input.Names, input.Retired))
        );
    }

    private static async Task<IResult> Get(string name, TaxonomyQueries queries, HttpContext context)
    {
        var current = await queries.Current();
        return ApiAnswers.One(context, current.Names.Contains(name) ? current.List(name) : null, null);
    }
}

/// <summary>Names of a term, and whether it is retired.</summary>
public sealed record TermInput(Dictionary<string, string> Names, bool Retired);
