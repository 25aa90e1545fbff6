using Confero.Disclosure;
using Confero.Notices;

namespace Confero.Assessments;

/// <summary>Notices about assessments lead to those whom the disclosure decision lets in.</summary>
internal sealed class AssessmentSubject(AssessmentQueries assessments) : INoticeSubject
{
    public string Prefix => "ASM";

    public string PathOf(string id) => $"/assessments/{id}";

    public async Task<IReadOnlySet<string>> Visible(Viewer viewer, IReadOnlyList<string> ids)
    {
        var visible = new HashSet<string>();
        foreach (var id in ids)
            if (await assessments.Get(viewer, id) is not null)
                visible.Add(id);
        return visible;
    }
}
