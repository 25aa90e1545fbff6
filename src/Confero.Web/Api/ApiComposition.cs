using System.Text.Json;
using System.Text.Json.Serialization;
using Confero.Identity;
using Microsoft.AspNetCore.Http.Json;

namespace Confero.Web.Api;

/// <summary>The HTTP API: the same acts and queries as the pages, under <c>/api/v1</c>.</summary>
public static class ApiComposition
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<Caller>();
        services.AddOpenApi();
        services.AddProblemDetails();
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter<Roles>());
            options.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower)
            );
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            options.SerializerOptions.AllowDuplicateProperties = false;
        });
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok")).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/v1.json").AllowAnonymous();
        app.MapCalendar();
        app.MapDocumentFiles();
        app.MapSessionCalendar();
        var api = app.MapGroup("/api/v1")
            .RequireAuthorization()
            .AddEndpointFilter<TokenGuard>()
            .AddEndpointFilter<ActGuard>();
        api.MapSession();
        api.MapPasskeys();
        api.MapTokens();
        api.MapRecoveries();
        api.MapProvider();
        api.MapRequests();
        api.MapSignatures();
        api.MapOffers();
        api.MapExperts();
        api.MapMatching();
        api.MapPlans();
        api.MapConsents();
        api.MapPackages();
        api.MapDialogues();
        api.MapPools();
        api.MapDelivery();
        api.MapDocuments();
        api.MapErasures();
        api.MapParties();
        api.MapNotices();
        api.MapProcess();
        api.MapTaxonomy();
        api.MapAssessments();
        api.MapExchange();
        api.MapGaps();
        api.MapReports();
        api.MapLandscape();
        api.MapFallback(() => Results.Problem(statusCode: StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
