using Confero.Parties;

namespace Confero.Web.Api;

/// <summary>Parties and their people.</summary>
public static class PartiesApi
{
    public static void MapParties(this IEndpointRouteBuilder api)
    {
        var parties = api.MapGroup("/parties").WithTags("Parties");
        parties
            .MapGet(
                "/",
                async (PartyQueries queries) =>
                    (await queries.All()).Select(x => new PartyRow(
                        x.Id,
                        x.Kind,
                        x.Names,
                        x.Region,
                        x.Fictional
                    ))
            )
            .AllowAnonymous();
        parties.MapPost("/", (InviteParty act, Caller caller) => caller.Do(act));
        var people = api.MapGroup("/people").WithTags("Parties");
        people.MapGet(
            "/",
            async (MemberQueries queries, Caller caller) =>
                (await queries.OfOwnParty(caller.Viewer)).Select(PersonRow.Of)
        );
        people.MapPost("/", (InviteMember act, Caller caller) => caller.Do(act));
        people.MapPut(
            "/{id}/roles",
            (string id, RolesInput roles, Caller caller) => caller.Do(new ChangeRoles(id, roles.Roles))
        );
        people.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new RemoveMember(id)));
    }
}

/// <summary>A party as everyone sees it.</summary>
public sealed record PartyRow(
    string Id,
    string Kind,
    Dictionary<string, string> Names,
    string? Region,
    bool Fictional
);

/// <summary>A person of the caller's party.</summary>
public sealed record PersonRow(
    string Id,
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    bool Active,
    bool Invited
)
{
    internal static PersonRow Of(Member x) =>
        new(
            x.Id,
            x.Name,
            x.Email,
            Identity.RoleNames.ToNames(x.Roles),
            x.Active,
            x.InvitationHash is not null
        );
}

/// <summary>The roles a person shall have from now on.</summary>
public sealed record RolesInput(string[] Roles);
