using System.Text.Json;
using System.Xml.Linq;

namespace Confero.Architecture.Tests;

/// <summary>The list of what others made, for those who must know what they run.</summary>
public sealed class ComponentTests
{
    [Fact]
    public void The_list_of_components_is_what_is_built()
    {
        var pinned = XElement
            .Parse(House.Read("Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(x => $"{x.Attribute("Include")!.Value},{x.Attribute("Version")!.Value}");
        var rows = House
            .Read("docs/components.csv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .ToList();

        rows.Select(x => string.Join(',', x.Split(',')[..2]))
            .Order(StringComparer.Ordinal)
            .ShouldBe(pinned.Order(StringComparer.Ordinal));
        rows.ShouldAllBe(x => x.Split(',').Length == 4 && x.Split(',').All(y => y.Length > 0));
    }

    [Fact]
    public void Every_project_is_locked_to_what_was_looked_at()
    {
        var projects = House.Files(["src", "tests", "bench"], ".csproj").ToList();

        projects.ShouldNotBeEmpty();
        foreach (var project in projects)
        {
            using var locks = JsonDocument.Parse(
                House.Read(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json"))
            );
            locks
                .RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(x => x.Value.EnumerateObject())
                .Where(x => x.Value.GetProperty("type").GetString() != "Project")
                .ShouldAllBe(x => x.Value.GetProperty("contentHash").GetString()!.Length > 80, project);
        }
    }
}
