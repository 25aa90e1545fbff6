using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Confero.Architecture.Tests;

/// <summary>Arrows point down only: Web and Cli to the mechanism, the mechanism to the pure libraries, never back.</summary>
public sealed class ArrowTests
{
    /// <summary>What every capability stands on, and what therefore knows none of them.</summary>
    private const string GroundFloor =
        "Acts|Disclosure|Identity|Jobs|Languages|Notices|Parties|Process|Record|Storage|Taxonomy|Vault";

    private const string Capabilities =
        "Assessments|Delivery|Demonstration|Dialogues|Documents|Exchange|Experts|Lab|Landscape|Matching|Offers|Packages|Requests";

    private static readonly ArchUnitNET.Domain.Architecture Mechanism = new ArchLoader()
        .LoadAssemblies(House.Mechanism)
        .Build();

    /// <summary>For each assembly, which others of the house it may use.</summary>
    public static TheoryData<string, string[]> Allowed =>
        new()
        {
            { "Confero.Matching", [] },
            { "Confero.Record", [] },
            { "Confero", ["Confero.Matching", "Confero.Record"] },
            { "Confero.Storage.Sqlite", ["Confero"] },
            { "Confero.Storage.Postgres", ["Confero"] },
            {
                "Confero.Web",
                [
                    "Confero",
                    "Confero.Matching",
                    "Confero.Record",
                    "Confero.Storage.Sqlite",
                    "Confero.Storage.Postgres",
                ]
            },
            {
                "Confero.Cli",
                [
                    "Confero",
                    "Confero.Matching",
                    "Confero.Record",
                    "Confero.Storage.Sqlite",
                    "Confero.Storage.Postgres",
                    "Confero.Web",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Assemblies_use_only_those_below_them(string name, string[] allowed) =>
        Uses(House.All.Single(x => x.GetName().Name == name), "Confero").Except(allowed).ShouldBeEmpty();

    [Theory]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("Npgsql")]
    public void The_pure_libraries_know_no_database_and_no_web(string what)
    {
        Uses(House.Matching, what).ShouldBeEmpty();
        Uses(House.Record, what).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Google.OrTools", "Confero.Matching")]
    [InlineData("BouncyCastle", "Confero.Record")]
    [InlineData("Npgsql", "Confero.Storage.Postgres")]
    [InlineData("Microsoft.Data.Sqlite", "Confero.Storage.Sqlite")]
    public void Some_packages_have_one_place(string package, string place) =>
        House
            .All.Where(x => Uses(x, package).Any())
            .Select(x => x.GetName().Name)
            .Except([place])
            .ShouldBeEmpty($"only {place} uses {package}");

    [Fact]
    public void The_ground_floor_knows_no_capability() =>
        Types()
            .That()
            .ResideInNamespaceMatching($@"^Confero\.({GroundFloor})(\.|$)")
            .Should()
            .NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching($@"^Confero\.({Capabilities})(\.|$)")
            .Because("a capability stands on the ground floor, never the other way round")
            .Check(Mechanism);

    [Fact]
    public void Nothing_needs_the_demonstration() =>
        Types()
            .That()
            .DoNotResideInNamespaceMatching(@"^Confero\.Demonstration(\.|$)")
            .And()
            .DoNotHaveName("Composition")
            .Should()
            .NotDependOnAnyTypesThat()
            .ResideInNamespaceMatching(@"^Confero\.Demonstration(\.|$)")
            .Because("Confero runs without it")
            .Check(Mechanism);

    [Fact]
    public void Every_folder_of_the_mechanism_is_ground_floor_or_capability()
    {
        var folders = House
            .Types.Where(x => x.Assembly == House.Mechanism)
            .Select(x => x.Namespace!.Split('.').ElementAtOrDefault(1))
            .OfType<string>()
            .Distinct();
        folders.Except(GroundFloor.Split('|')).Except(Capabilities.Split('|')).ShouldBeEmpty();
    }

    private static IEnumerable<string> Uses(Assembly assembly, string what) =>
        assembly
            .GetReferencedAssemblies()
            .Select(x => x.Name!)
            .Where(x => x == what || x.StartsWith(what + ".", StringComparison.Ordinal));
}
