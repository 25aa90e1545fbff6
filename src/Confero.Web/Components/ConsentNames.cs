using Confero.Languages;

namespace Confero.Web.Components;

/// <summary>Names of what was consented to.</summary>
public static class ConsentNames
{
    /// <summary>The name of a scope; one that only a definition of a process knows is shown as it is written there.</summary>
    public static string Consent(this Texts texts, string scope) =>
        Texts.Has($"consent.{scope}") ? texts[$"consent.{scope}"] : scope;
}
