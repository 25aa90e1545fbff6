namespace Confero.Bench.Gap;

/// <summary>
/// A generalised assignment problem: every job goes to one agent, whose capacity its jobs may not exceed. Files hold numbers
/// parted by white space: agents, jobs, the cost of each job for each agent, the resource it takes there, the capacities.
/// </summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Cost">By agent and job.</param>
/// <param name="Resource">By agent and job.</param>
/// <param name="Capacity">By agent.</param>
internal sealed record GapFile(string Name, int[][] Cost, int[][] Resource, int[] Capacity)
{
    public int Agents => Capacity.Length;

    public int Jobs => Cost[0].Length;

    /// <exception cref="InvalidDataException">The file does not hold exactly the numbers it announces.</exception>
    public static GapFile Read(FileInfo file)
    {
        var numbers = File.ReadAllText(file.FullName)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => int.Parse(word, CultureInfo.InvariantCulture))
            .ToArray();
        if (numbers.Length < 2 || numbers.Length != 2 + 2 * numbers[0] * numbers[1] + numbers[0])
            throw new InvalidDataException($"{file.Name} is no generalised assignment problem.");
        int agents = numbers[0],
            jobs = numbers[1];
        int[][] Matrix(int start) =>
            [
                .. Enumerable
                    .Range(0, agents)
                    .Select(agent => numbers.AsSpan(start + agent * jobs, jobs).ToArray()),
            ];
        return new GapFile(
            Path.GetFileNameWithoutExtension(file.Name),
            Matrix(2),
            Matrix(2 + agents * jobs),
            numbers[^agents..]
        );
    }
}

/// <summary>What is known of the files: <c>bounds.txt</c> holds lines of name_Sense, lower and upper bound of the optimum.</summary>
internal sealed class GapBests
{
    private readonly Dictionary<(string Name, bool Maximise), (int Lower, int Upper)> _known = [];

    public GapBests(FileInfo file)
    {
        foreach (var line in File.ReadLines(file.FullName))
        {
            var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 3 && words[0].LastIndexOf('_') is > 0 and var end)
                _known[(words[0][..end], words[0][(end + 1)..] == "Max")] = (
                    int.Parse(words[1], CultureInfo.InvariantCulture),
                    int.Parse(words[2], CultureInfo.InvariantCulture)
                );
        }
    }

    /// <summary>The best cost on record: of a minimum its upper bound, of a maximum its lower.</summary>
    public int? Best(string name, bool maximise) =>
        !_known.TryGetValue((name, maximise), out var known) ? null
        : maximise ? known.Lower
        : known.Upper;
}
