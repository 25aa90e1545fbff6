namespace Confero.Process;

/// <summary>A fault in a process definition: where, and what.</summary>
/// <param name="Code">Stable code, for example <c>process.unknown-state</c>.</param>
/// <param name="Path">JSON path of the faulty part, or of the nearest part that exists.</param>
/// <param name="Line">Line in the text, from 1; 0 when not known.</param>
/// <param name="Column">Column in that line, from 1; 0 when not known.</param>
/// <param name="Args">What the text of the code mentions, in order.</param>
public sealed record ProcessError(string Code, string Path, int Line, int Column, IReadOnlyList<string> Args)
{
    /// <summary>The same as a refusal; its first arguments are the path and <c>line:column</c>.</summary>
    public Refusal AsRefusal() =>
        Refusal.Invalid(
            Code,
            "json",
            [Path, string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}"), .. Args]
        );
}

/// <summary>A definition, or what is wrong with its text.</summary>
public sealed record ProcessReading(ProcessDefinition? Definition, IReadOnlyList<ProcessError> Errors);
