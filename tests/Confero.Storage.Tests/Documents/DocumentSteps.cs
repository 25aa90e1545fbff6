using Confero.Documents;
using Confero.Testing;

namespace Confero.Storage.Tests.Documents;

/// <summary>What people do with documents.</summary>
internal static class DocumentSteps
{
    /// <summary>Somebody attaches a file; gives its id.</summary>
    public static async Task<string> Attach(
        this TestWorld world,
        string subject,
        string member,
        byte[] bytes
    ) =>
        (
            await world.Do(new AttachDocument(subject, null, ExaminedFile.Of("receipt.exe", bytes)), member)
        ).Id!;

    /// <summary>Null where it does not exist for the member, or waits.</summary>
    public static async Task<DocumentFile?> Open(this TestWorld world, string member, string id) =>
        await world.Get<DocumentQueries>().Get(await world.Viewer(member), id);

    public static async Task<IReadOnlyList<DocumentRow>> Rows(
        this TestWorld world,
        string member,
        string subject
    ) => (await world.Get<DocumentQueries>().Of(await world.Viewer(member), subject))!.Documents;
}
