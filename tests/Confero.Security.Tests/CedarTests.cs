using System.ComponentModel;
using System.Diagnostics;
using Confero.Requests.Permissions;
using Confero.Testing;

namespace Confero.Security.Tests;

/// <summary>
/// Cedar, an engine of others, decides every cell of the permission table by policies written by hand from the rules of
/// the mechanism (<c>tests/cedar</c>), and agrees with the table. It needs Node.js; without it the test fails and says so.
/// </summary>
public sealed class CedarTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "tests", "cedar");

    [Fact]
    public async Task An_independent_judge_agrees_with_the_table_in_every_cell()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "");
        var cells = PermissionTable.Standard.Cells().ToList();

        var answers = await Run("node", ["judge.js"], string.Join('\n', cells));

        answers.Length.ShouldBe(cells.Count);
        cells
            .Zip(answers, (cell, answer) => (cell, Cedar: answer == '1'))
            .Where(x => x.Cedar != PermissionTable.Standard.Answer(x.cell).May)
            .Select(x => $"{x.cell}: Cedar says {(x.Cedar ? "yes" : "no")}")
            .Take(20)
            .ShouldBeEmpty();
    }

    private static async Task<string> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        System.Diagnostics.Process process;
        try
        {
            process = System.Diagnostics.Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException(
                $"{program} is not installed. The second opinion on permissions needs Node.js 18 or newer with npm: ./test.sh installs both, or: apt-get install nodejs npm",
                fault
            );
        }
        using var running = process;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {await errors}");
        return await output;
    }
}
