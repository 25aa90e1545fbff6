using Confero.Landscape.Activities.Iati;

namespace Confero.Landscape;

/// <summary>What an operator sets of the landscape.</summary>
public sealed class LandscapeSettings
{
    private readonly Lock gate = new();
    private IatiSchemas? schemas;

    /// <summary>
    /// A folder with the official IATI schemas of version 2.03. With it every import is checked against them too;
    /// without it the rules of Confero alone hold.
    /// </summary>
    public string? IatiSchemas { get; set; }

    internal IatiSchemas? Schemas
    {
        get
        {
            lock (gate)
                return string.IsNullOrWhiteSpace(IatiSchemas) ? null : schemas ??= new(IatiSchemas);
        }
    }
}
