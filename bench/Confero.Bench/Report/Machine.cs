using System.Runtime.InteropServices;
using Google.OrTools.Init;

namespace Confero.Bench.Report;

/// <summary>What a reader must know of the machine to compare; nothing that names it.</summary>
internal sealed record Machine(
    int Cores,
    double MemoryGigabytes,
    string Runtime,
    string System,
    string OrTools
)
{
    public static Machine Here() =>
        new(
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0, 1),
            RuntimeInformation.FrameworkDescription,
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
            OrToolsVersion.VersionString()
        );

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Cores} cores, {MemoryGigabytes:0.#} GB of memory, {Runtime}, {System}, OR-Tools {OrTools}"
        );
}
