using System.CommandLine;
using Confero.Requests.Permissions;

namespace Confero.Cli;

/// <summary><c>confero permissions</c>: every cell of the permission table with its answer and the row behind it, as CSV.</summary>
internal static class PermissionsCommand
{
    public static Command Make()
    {
        var command = new Command(
            "permissions",
            "Write who may see and do what with a case, every cell with its answer and reason, as CSV."
        );
        command.SetAction(_ =>
        {
            PermissionTable.Standard.Write(Console.Out);
            return ExitCodes.Done;
        });
        return command;
    }
}
