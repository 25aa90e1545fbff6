using Confero.Disclosure;

namespace Confero.Documents;

/// <summary>
/// Takes in what somebody sends. Whether the sender may attach anything there is asked first; then the file is examined, a
/// few at a time and outside of any transaction, so that nobody's act waits for a large PDF.
/// </summary>
public sealed class DocumentIntake(DocumentQueries documents, ExaminationRoom room)
{
    /// <summary>The act that attaches the file, or that says why it is not taken.</summary>
    /// <param name="file">Not even read where the viewer may not attach anything.</param>
    /// <returns>Null where nothing exists for the viewer.</returns>
    public async Task<AttachDocument?> Take(
        Viewer viewer,
        string subjectId,
        Section? section,
        string fileName,
        Stream file,
        CancellationToken cancellation
    )
    {
        if (await documents.Of(viewer, subjectId) is not { } list)
            return null;
        if (!list.MayAttach)
            return new(subjectId, section, ExaminedFile.Unread);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        using var place = await room.Enter(cancellation);
        return new(subjectId, section, ExaminedFile.Of(fileName, bytes.ToArray()));
    }
}
