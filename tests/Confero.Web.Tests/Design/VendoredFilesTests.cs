using System.Security.Cryptography;
using System.Text.Json;
using Confero.Testing;

namespace Confero.Web.Tests.Design;

/// <summary>What we took from others is what <c>tools/vendor</c> took, each with its licence beside it.</summary>
public sealed class VendoredFilesTests
{
    private static readonly string Root = Path.Combine(SourceTree.Root, "src/Confero.Web/wwwroot/lib");
    private static readonly Vendored[] Manifest = JsonSerializer.Deserialize<Vendored[]>(
        File.ReadAllText(Path.Combine(Root, "manifest.json")),
        JsonSerializerOptions.Web
    )!;

    [Fact]
    public void Every_file_is_the_one_that_was_taken()
    {
        foreach (var file in Manifest)
            Convert
                .ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Root, file.Path))))
                .ShouldBe(file.Sha256, file.Path);
    }

    [Fact]
    public void No_file_is_there_that_was_not_taken() =>
        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(x => Path.GetRelativePath(Root, x).Replace('\\', '/'))
            .Where(x => x != "manifest.json")
            .Order()
            .ShouldBe(Manifest.Select(x => x.Path).Order());

    [Fact]
    public void Every_package_has_its_licence_beside_it() =>
        Manifest
            .GroupBy(x => x.Package)
            .ShouldAllBe(x => x.Any(file => file.Path.EndsWith("/LICENSE", StringComparison.Ordinal)));

    private sealed record Vendored(
        string Path,
        string Package,
        string Version,
        string Licence,
        string Sha256
    );
}
