namespace Confero.Cli;

/// <summary>What the exit code of <c>confero</c> means.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>It ran, and found faults.</summary>
    public const int Faults = 1;

    /// <summary>The call or a file cannot be read.</summary>
    public const int BadInput = 2;
}
