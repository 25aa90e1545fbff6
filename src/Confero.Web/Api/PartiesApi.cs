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
        parties.MapGet(
            "/merges",
            async (MergeQueries merges, Caller caller) => await merges.List(caller.Viewer)
        );
        parties.MapGet(
            "/merges/{id}",
            async (string id, MergeQueries merges, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, await merges.Preview(caller.Viewer, id), null)
        );
        parties.MapPost("/merges", (ProposeMerge act, Caller caller) => caller.Do(act));
        parties.MapPost(
            "/merges/{id}/answer",
            (string id, MergeAnswer x, Caller caller) => caller.Do(new AnswerMerge(id, x.Agrees))
        );
        parties.MapPost("/merges/{id}/undo", (string id, Caller caller) => caller.Do(new UndoMerge(id)));
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
        people.MapGet(
            "/{id}/handover",
            async (string id, Requests.KeeperQueries keepers, Caller caller, HttpContext context) =>
                ApiAnswers.One(context, ChargesOf(await keepers.Preview(caller.Viewer, id)), null)
        );
        people.MapPost(
            "/{id}/handover",
            (string id, HandOverInput x, Caller caller) =>
                caller.Do(new Requests.HandOver(id, x.To, x.Reason, x.Remove))
        );
        people.MapDelete("/{id}", (string id, Caller caller) => caller.Do(new RemoveMember(id)));
    }

    private static HandOverCharges? ChargesOf(Requests.HandOverPreview? preview) =>
        preview is null ? null : new HandOverCharges(preview.Charges);
}

/// <summary>Yes or no to becoming one party.</summary>
public sealed record MergeAnswer(bool Agrees);

/// <summary>To whom everything goes, and whether the person loses access.</summary>
public sealed record HandOverInput(string To, string Reason, bool Remove = false);

/// <summary>What would be handed over.</summary>
public sealed record HandOverCharges(IReadOnlyList<Requests.Charge>? Charges);

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
