using Confero.Identity;
using Confero.Web.SignIn;

namespace Confero.Web.Api;

/// <summary>What only a person may call, not a token.</summary>
internal sealed class ForPersons;

/// <summary>Keeps tokens to reading where they were made for it, and out of what is the person's own.</summary>
internal sealed class TokenGuard(CurrentMember current) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        if (current.Member is null || current.Presence.Token is not { } token)
            return next(context);
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ForPersons>() is not null)
            return Refuse(Refusal.NeedsAPerson);
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        return reads && !token.Covers(ApiToken.Read) ? Refuse(Refusal.OutOfScope) : next(context);
    }

    private static ValueTask<object?> Refuse(Refusal refusal) =>
        ValueTask.FromResult<object?>(ApiAnswers.Refuse([refusal]));
}

/// <summary>Marks routes.</summary>
internal static class ForPersonsExtensions
{
    public static T ForPersons<T>(this T routes)
        where T : IEndpointConventionBuilder => routes.WithMetadata(new ForPersons());
}
