using Confero.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Confero.Security.Tests;

/// <summary>Whatever can be reached says who may reach it; whatever is open stands in a list that a person has read.</summary>
public sealed class RoutePolicyTests
{
    /// <summary>Everything that anyone may call. Pages decide inside what of it the public sees.</summary>
    private static readonly HashSet<string> Open =
    [
        "/",
        "/about",
        "/missing",
        "/error",
        "/preferences",
        "/permissions",
        "/process",
        "/process/{id}",
        "/process/compare",
        "/process/rehearsal",
        "/sign-in",
        "/sign-in/provider",
        "/sign-in/provider/callback",
        "/sign-in/recover",
        "/invitation",
        "/demonstration",
        "/requests",
        "/requests/{id}",
        "/disclosure/results",
        "/offers",
        "/offers/{id}",
        "/landscape",
        "/landscape/activities",
        "/landscape/activities/{id}",
        "/landscape/effect",
        "/landscape/lessons",
        "/landscape/mechanisms",
        "/landscape/mechanisms/{id}",
        "/landscape/missing",
        "/landscape/published-cases",
        "/landscape/reports",
        "/landscape/reports/{id}",
        "/dialogues",
        "/dialogues/{id}",
        "/dialogues/{id}/trace",
        "/dialogues/{id}/summary",
        "/dialogues/sessions/{id}",
        "/dialogues/sessions/{id}/calendar",
        "/dialogues/questions/{id}",
        "/dialogues/papers/{id}",
        "/dialogues/proposals/{id}",
        "/dialogues/polls/{id}",
        "/voice",
        "/landscape/sources",
        "/landscape/sources/{id}",
        "/landscape/where-to-turn",
        "/design",
        "/calendar",
        "/unsubscribe",
        "/healthz",
        "/openapi/v1.json",
        "/api/v1/requests",
        "/api/v1/requests/{id}",
        "/api/v1/figures",
        "/api/v1/results",
        "/api/v1/offers",
        "/api/v1/offers/{id}",
        "/api/v1/dialogues",
        "/api/v1/dialogues/{id}",
        "/api/v1/dialogues/{id}/file",
        "/api/v1/dialogues/voice/read",
        "/api/v1/dialogues/voice/put",
        "/api/v1/dialogues/voice/choose",
        "/api/v1/dialogues/voice/withdraw",
        "/api/v1/landscape/activities",
        "/api/v1/landscape/activities/{id}",
        "/api/v1/landscape/activities/dictionary",
        "/api/v1/landscape/activities/export",
        "/api/v1/landscape/comparison",
        "/api/v1/landscape/effect",
        "/api/v1/landscape/funding",
        "/api/v1/landscape/gaps",
        "/api/v1/landscape/gaps/dictionary",
        "/api/v1/landscape/gaps/history",
        "/api/v1/landscape/gaps/marginal",
        "/api/v1/landscape/gaps/quiet",
        "/api/v1/landscape/mechanisms",
        "/api/v1/landscape/mechanisms/{id}",
        "/api/v1/landscape/mechanisms/file",
        "/api/v1/landscape/places",
        "/api/v1/landscape/reports",
        "/api/v1/landscape/reports/{id}",
        "/api/v1/landscape/reports/dictionary",
        "/api/v1/landscape/sources",
        "/api/v1/landscape/sources/{id}/refused",
        "/api/v1/landscape/where-to-turn",
        "/api/v1/parties",
        "/api/v1/permissions",
        "/api/v1/processes",
        "/api/v1/processes/{id}",
        "/api/v1/processes/compare",
        "/api/v1/processes/rehearsal",
        "/api/v1/processes/{id}/versions",
        "/api/v1/taxonomies/{name}",
        "/api/v1/session",
        "/api/v1/session/passkey",
        "/api/v1/session/passkey/question",
    ];

    [Fact]
    public async Task Every_route_is_closed_or_in_the_list_of_open_ones()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);

        var open = world.Routes.Where(IsOpen).Select(Path).Where(x => !IsFile(x)).ToHashSet();

        open.Except(Open).ShouldBeEmpty("routes that anyone may call without being in the list");
        Open.Except(open).ShouldBeEmpty("listed routes that are not open, or not there");
    }

    [Fact]
    public async Task A_closed_route_answers_nobody_without_a_session()
    {
        await using var world = await WebWorld.Create(Engine.Sqlite);
        var client = await world.Client();
        foreach (var route in world.Routes.Where(x => !IsOpen(x) && !IsFile(Path(x)) && Takes(x, "GET")))
        {
            var answer = await client.GetAsync(
                RouteCases.Fill(Path(route)),
                TestContext.Current.CancellationToken
            );
            ((int)answer.StatusCode).ShouldBeOneOf(
                [302, 401, 404],
                $"{Path(route)} answered {answer.StatusCode}"
            );
        }
    }

    private static bool IsOpen(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string Path(RouteEndpoint route) => RouteCases.PathOf(route);

    private static bool IsFile(string path) => RouteCases.IsFile(path);

    private static bool Takes(RouteEndpoint route, string method) => RouteCases.Takes(route, method);
}
