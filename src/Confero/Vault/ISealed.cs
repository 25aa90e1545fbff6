using Confero.Storage;

namespace Confero.Vault;

/// <summary>A row with confidential content.</summary>
internal interface ISealed
{
    /// <summary>The party under whose key the content rests; null for the installation's own. Asked once, when the row is new.</summary>
    ValueTask<string?> SealedFor(ConferoDb db);

    /// <summary>Told to a row whose content is gone for good, because its key was destroyed.</summary>
    /// <param name="said">What stands in place of a text, in the language of the reader.</param>
    void WhenErased(string said) { }
}
