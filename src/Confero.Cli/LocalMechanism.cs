using Confero.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Confero.Cli;

/// <summary>The mechanism on the database of this installation, without its pages being served.</summary>
internal static class LocalMechanism
{
    /// <summary>Settings come from the environment and appsettings.json, as for the server; what it would log is not printed among the answers.</summary>
    public static async Task<WebApplication> Open()
    {
        var app = ConferoApp.Build([], builder => builder.Logging.ClearProviders());
        await app.Prepare();
        return app;
    }
}
