using Confero.Record;

namespace Confero.Tests.Record;

public sealed class TileTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(1, 5, 256, "tile/1/005")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(0, 1000, 7, "tile/0/x001/000.p/7")]
    public void A_tile_is_published_where_readers_look(int level, long index, int width, string path) =>
        new Tile(level, index, width).Path.ShouldBe(path);

    [Fact]
    public void Entries_have_a_place_of_their_own() =>
        new Tile(0, 273, 112).EntriesPath.ShouldBe("tile/entries/273.p/112");

    /// <summary>The example of the specification: a tree of 70,000 leaves.</summary>
    [Fact]
    public void A_tree_of_70000_has_the_tiles_of_the_specification()
    {
        var tiles = Tile.Of(70_000).ToList();
        tiles.Where(x => x.Level == 0).Count().ShouldBe(274);
        tiles.Single(x => x is { Level: 0, Width: < 256 }).Path.ShouldBe("tile/0/273.p/112");
        tiles.Where(x => x.Level == 1).Select(x => x.Path).ShouldBe(["tile/1/000", "tile/1/001.p/17"]);
        tiles.Where(x => x.Level == 2).Select(x => x.Path).ShouldBe(["tile/2/000.p/1"]);
    }

    [Fact]
    public void The_root_can_be_built_again_from_the_tiles()
    {
        const int Size = 600;
        var tree = new MerkleTree(Enumerable.Range(0, Size).Select(x => MerkleHash.Leaf([(byte)x])));
        var leaves = Tile.Of(Size)
            .Where(x => x.Level == 0)
            .SelectMany(x => tree.Hashes(x).Chunk(Hash.Length));
        new MerkleTree(leaves.Select(x => new Hash(x))).Root.ShouldBe(tree.Root);

        var upper = Tile.Of(Size).Single(x => x.Level == 1);
        upper.Width.ShouldBe(2);
        new Hash(tree.Hashes(upper).AsSpan(0, Hash.Length)).ShouldBe(tree.RootOf(256));
    }
}
