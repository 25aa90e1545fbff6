using Confero.Acts;

namespace Confero.Architecture.Tests;

/// <summary>How types are named and closed.</summary>
public sealed class TypeTests
{
    private static readonly string[] Empty =
    [
        "Manager",
        "Service",
        "Services",
        "Util",
        "Utils",
        "Utility",
        "Common",
    ];

    [Fact]
    public void No_type_or_folder_has_a_name_that_says_nothing()
    {
        var types = House.Types.Where(x => IsEmpty(x.Name)).Select(x => x.FullName);
        var folders = House
            .Types.SelectMany(x => x.Namespace!.Split('.'))
            .Distinct()
            .Where(x => IsEmpty(x) || x is "Helpers" or "Managers" or "Application" or "Infrastructure");
        types.Concat(folders).ShouldBeEmpty();
    }

    /// <summary>Open is what is abstract, or what something in the house derives from.</summary>
    [Fact]
    public void Classes_are_sealed()
    {
        var bases = House.Types.Select(x => x.BaseType).OfType<Type>().Select(Definition).ToHashSet();
        House
            .Types.Where(x => x is { IsClass: true, IsAbstract: false, IsSealed: false })
            .Where(x => !bases.Contains(x))
            .Select(x => x.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_act_is_one_record_in_a_file_of_its_name()
    {
        var acts = House.Types.Where(x => x.IsSubclassOf(typeof(Act)) && !x.IsAbstract).ToList();
        acts.ShouldNotBeEmpty();
        acts.Where(x => x.GetMethod("<Clone>$") is null || !File.Exists(FileOf(x)))
            .Select(x => x.FullName)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_act_has_a_code_of_its_own()
    {
        var acts = House.Types.Where(x => x.IsSubclassOf(typeof(Act)) && !x.IsAbstract);
        acts.GroupBy(CodeOf)
            .Where(x => x.Key is not null && x.Count() > 1)
            .Select(x => $"{x.Key}: {string.Join(", ", x.Select(y => y.Name))}")
            .ShouldBeEmpty();
    }

    private static bool IsEmpty(string name) =>
        Empty.Any(x => name.EndsWith(x, StringComparison.Ordinal))
        || (
            name.EndsWith("Helper", StringComparison.Ordinal)
            && !name.EndsWith("TagHelper", StringComparison.Ordinal)
        );

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>The code of an act, if it does not depend on its input.</summary>
    private static string? CodeOf(Type act)
    {
        try
        {
            var blank = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(act);
            return ((Act)blank).Code;
        }
        catch (NullReferenceException)
        {
            return null;
        }
    }

    private static string FileOf(Type type) =>
        Path.Combine([House.Root, "src", "Confero", .. type.Namespace!.Split('.')[1..], $"{type.Name}.cs"]);
}
