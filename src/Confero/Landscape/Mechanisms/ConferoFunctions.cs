using Confero.Languages;
using Confero.Process;

namespace Confero.Landscape.Mechanisms;

/// <summary>
/// Which of the functions Confero itself fulfils, under one of its process definitions: what depends on the definition
/// is derived from it, the rest is said of the software, with what is lacking.
/// </summary>
public static class ConferoFunctions
{
    private const int SixLanguages = 6;

    /// <summary>The answer for every function, with the code of a text <c>own.*</c> that says what it rests on.</summary>
    public static IReadOnlyList<OwnFunction> Of(ProcessDefinition process) =>
        [
            new("F1", FunctionAnswer.Yes, "own.F1"),
            Authenticates(process),
            new("F3", Consents(process) ? FunctionAnswer.Yes : FunctionAnswer.NotSeen, "own.F3"),
            new("F4", FunctionAnswer.Yes, "own.F4"),
            new("F5", FunctionAnswer.Yes, "own.F5"),
            new("F6", FunctionAnswer.Yes, "own.F6"),
            Named(process, "F7", "assess", "visit"),
            new("F8", FunctionAnswer.Yes, "own.F8"),
            new("F9", FunctionAnswer.Partly, "own.F9"),
            new(
                "F10",
                process.States.Any(x => x.Phase == ProcessPhase.Delivery)
                    ? FunctionAnswer.Yes
                    : FunctionAnswer.NotSeen,
                "own.F10"
            ),
            new(
                "F11",
                process.Act("evaluate") is null ? FunctionAnswer.NotSeen
                    : process.Act("answer-check") is null ? FunctionAnswer.Partly
                    : FunctionAnswer.Yes,
                "own.F11"
            ),
            Fast(process),
            new("F13", process.Limits.Count > 0 ? FunctionAnswer.Yes : FunctionAnswer.NotSeen, "own.F13"),
            new("F14", FunctionAnswer.Partly, "own.F14"),
            new(
                "F15",
                Language.Offered.Count >= SixLanguages ? FunctionAnswer.Yes : FunctionAnswer.Partly,
                "own.F15"
            ),
            new("F16", FunctionAnswer.Yes, "own.F16"),
            new("request-form", FunctionAnswer.Yes, "own.request-form"),
            new("fund", FunctionAnswer.NotSeen, "own.fund"),
            new("public-database", FunctionAnswer.Yes, "own.public-database"),
        ];

    private static OwnFunction Authenticates(ProcessDefinition process) =>
        new(
            "F2",
            process.Acts.Any(x => x.Code.StartsWith("authenticate", StringComparison.Ordinal))
                    ? FunctionAnswer.Yes
                : process.Acts.Any(x => x.OtherThan.Count > 0) ? FunctionAnswer.Partly
                : FunctionAnswer.NotSeen,
            "own.F2"
        );

    private static bool Consents(ProcessDefinition process) =>
        process.Acts.Any(x => x.Consent == ConsentScopes.Circulate);

    private static OwnFunction Named(ProcessDefinition process, string function, params string[] parts) =>
        new(
            function,
            process
                .States.Select(x => x.Code)
                .Concat(process.Acts.Select(x => x.Code))
                .Any(x => parts.Any(part => x.Contains(part, StringComparison.Ordinal)))
                ? FunctionAnswer.Yes
                : FunctionAnswer.Partly,
            $"own.{function}"
        );

    /// <summary>A lane is fast when some limit ends within three days.</summary>
    private static OwnFunction Fast(ProcessDefinition process)
    {
        var begin = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);
        var fast = process.Limits.Any(x => x.EndsAt(begin, process) - begin <= TimeSpan.FromDays(3));
        return new("F12", fast ? FunctionAnswer.Yes : FunctionAnswer.NotSeen, "own.F12");
    }
}

/// <summary>A function of Confero itself and what the answer rests on.</summary>
/// <param name="Why">Code of a text.</param>
public sealed record OwnFunction(string Function, FunctionAnswer Answer, string Why);
