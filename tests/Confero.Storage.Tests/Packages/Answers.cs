using Confero.Acts;
using Confero.Packages;
using Confero.Testing;

namespace Confero.Storage.Tests.Packages;

/// <summary>The two answers to the proposal of a story.</summary>
internal static class Answers
{
    public static Act Side(this CaseStory story, bool accepts, string? reason = null) =>
        new AnswerAsProvider(story.ContributionId, accepts, reason);

    public static Act State(this CaseStory story, bool accepts, string? reason = null) =>
        new AnswerAsState(story.ContributionId, accepts, reason);
}
