using Confero.Requests;
using Spectre.Console;

namespace Confero.Cli;

/// <summary>Says whether the signatures in a downloaded file hold; nothing but the file is needed.</summary>
internal static class SignatureReport
{
    /// <summary>The exit code, or null when the file holds no signatures of a case.</summary>
    public static async Task<int?> Of(FileInfo file)
    {
        if (!file.Exists || SignatureFile.Read(await File.ReadAllTextAsync(file.FullName)) is not { } filed)
            return null;
        var faults = filed.Check().ToLookup(x => x.Index, x => x.Code);
        for (var i = 0; i < filed.Signatures.Count; i++)
        {
            var signature = filed.Signatures[i];
            var verdict = faults.Contains(i) ? string.Join(", ", faults[i]) : "holds";
            AnsiConsole.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"{signature.Act} by {signature.By} with {signature.KeyName} at {signature.At:u}: [{(faults.Contains(i) ? "red" : "green")}]{verdict}[/]"
            );
        }
        return faults.Count == 0 && filed.Signatures.Count > 0 ? ExitCodes.Done : ExitCodes.Faults;
    }
}
