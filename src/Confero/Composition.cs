using Confero.Acts;
using Confero.Process;
using Confero.Requests;
using Confero.Taxonomy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confero;

/// <summary>Puts the mechanism together; the storage is registered beside it.</summary>
public static class Composition
{
    public static IServiceCollection AddConfero(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TaxonomyStore>();
        services.AddSingleton<ProcessDefinitions>();
        services.AddSingleton<Mechanism>();
        services.AddSingleton<Installation>();
        services.AddSingleton<RequestQueries>();
        return services;
    }
}
