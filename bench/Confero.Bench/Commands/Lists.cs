using System.CommandLine;

namespace Confero.Bench.Commands;

/// <summary>Options that take several values, parted by commas.</summary>
internal static class Lists
{
    public static Option<string[]> Option(
        string name,
        string description,
        string[] known,
        params string[] standard
    )
    {
        var option = new Option<string[]>(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var values = Split(result.Tokens.Select(token => token.Value));
                foreach (var value in values.Except(known))
                    result.AddError($"'{value}' is none of {string.Join(", ", known)}.");
                return values;
            },
            DefaultValueFactory = _ => standard,
        };
        return option;
    }

    public static Option<T[]?> Numbers<T>(string name, string description)
        where T : struct, IParsable<T> =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var numbers = new List<T>();
                foreach (var value in Split(result.Tokens.Select(token => token.Value)))
                    if (T.TryParse(value, CultureInfo.InvariantCulture, out var number))
                        numbers.Add(number);
                    else
                        result.AddError($"'{value}' is no number.");
                return [.. numbers];
            },
        };

    private static string[] Split(IEnumerable<string> values) =>
        [
            .. values.SelectMany(value =>
                value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            ),
        ];
}
