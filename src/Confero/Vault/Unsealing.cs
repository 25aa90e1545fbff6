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
        if (db.KeyOf(keyId) is not { } key)
        {
            var said = Texts.Get("vault.erased", CultureInfo.CurrentUICulture);
            form.Fields.Erase(row, said);
            row.WhenErased(said);
            db.Erased.AddOrUpdate(row, form.Fields.Write(row));
            return;
        }
        var bound = form.Bound(keyId, x => data.GetPropertyValue(x));
        form.Fields.Read(row, SealedBytes.Open(key, content, bound));
    }
}
