namespace Confero.Web.Api;

/// <summary>
/// Asks every changing call for an <c>Idempotency-Key</c>. The key makes a repeated call harmless, and a header of our
/// own cannot be sent by a form of another site, so a stolen click does nothing.
/// </summary>
internal sealed class ActGuard : IEndpointFilter
{
    public const string Header = "Idempotency-Key";

    public ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var request = context.HttpContext.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        return changes && !request.Headers.ContainsKey(Header)
            ? ValueTask.FromResult<object?>(ApiAnswers.Refuse([Refusal.Missing(Header)]))
            : next(context);
    }
}
