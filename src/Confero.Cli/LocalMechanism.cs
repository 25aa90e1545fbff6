using Confero.Web;
using Microsoft.AspNetCore.Builder;

namespace Confero.Cli;

/// <summary>The mechanism on the database of this installation, without its pages being served.</summary>
internal static class LocalMechanism
{
    /// <summary>Settings come from the environment and appsettings.json, as for the server.</summary>
    public static async Task<WebApplication> Open()
    {
        var app = ConferoApp.Build([]);
        await app.Prepare();
        return app;
    }
}
