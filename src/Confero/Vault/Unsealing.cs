using System.Security.Cryptography;
using Confero.Languages;
using Confero.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Confero.Vault;

/// <summary>Opens the confidential content of every row that is read, whichever query reads it.</summary>
internal sealed class Unsealing : IMaterializationInterceptor
{
    public static readonly Unsealing Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object instance)
    {
        if (
            instance is ISealed row
            && materializationData.Context is ConferoDb db
            && SealedRow.Of(materializationData.EntityType) is { } form
            && materializationData.GetPropertyValue<byte[]?>(form.Content) is { } content
            && materializationData.GetPropertyValue<string?>(form.SealedBy) is { } keyId
        )
            Open(db, row, form, content, keyId, materializationData);
        return instance;
    }

    private static void Open(
        ConferoDb db,
        ISealed row,
        SealedRow form,
        byte[] content,
        string keyId,
        MaterializationInterceptionData data
    )
    {
        var known = db.KeyOf(keyId);
        var bound = form.Bound(keyId, x => data.GetPropertyValue(x));
        if (known.ErasedAt is { } at)
            Erase(db, row, form, at);
        else
            form.Fields.Read(row, Open(known.Key, content, bound));
    }

    /// <exception cref="CryptographicException">It does not open; the text says where it is.</exception>
    internal static byte[] Open(byte[]? key, byte[] content, string bound)
    {
        try
        {
            return SealedBytes.Open(
                key ?? throw new CryptographicException("Its key is gone."),
                content,
                bound
            );
        }
        catch (CryptographicException fault)
        {
            throw new CryptographicException(
                $"The content of {bound} does not open: it was changed, or belongs to another row.",
                fault
            );
        }
    }

    private static void Erase(ConferoDb db, ISealed row, SealedRow form, DateTimeOffset at)
    {
        var culture = CultureInfo.CurrentUICulture;
        var said = string.Format(
            culture,
            Texts.Get("vault.erased", culture),
            at.ToString("d MMMM yyyy", culture)
        );
        form.Fields.Erase(row, said);
        row.WhenErased(said);
        db.Erased.AddOrUpdate(row, form.Fields.Write(row));
    }
}
