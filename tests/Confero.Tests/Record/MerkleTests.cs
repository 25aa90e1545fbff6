using Confero.Record;
using CsCheck;
using Hash = Confero.Record.Hash;

namespace Confero.Tests.Record;

public sealed class MerkleTests
{
    private const int Largest = 200;

    private static readonly MerkleTree Tree = new(Enumerable.Range(0, Largest).Select(Leaf));

    /// <summary>Public test entries for RFC 6962 trees and the roots over the first 0 to 8 of them.</summary>
    private static readonly string[] Entries =
    [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_RFC_6962(int size, string root)
    {
        var tree = new MerkleTree(Entries.Select(x => MerkleHash.Leaf(Convert.FromHexString(x))));
        Convert.ToHexStringLower(tree.RootOf(size).Bytes).ShouldBe(root);
    }

    [Fact]
    public void Every_leaf_of_every_tree_is_proven_included()
    {
        for (var size = 1; size <= Largest; size++)
        for (var index = 0; index < size; index++)
            MerkleProof
                .Included(index, size, Leaf(index), Tree.InclusionProof(index, size), Tree.RootOf(size))
                .ShouldBeTrue($"{index} of {size}");
    }

    [Fact]
    public void Every_tree_is_proven_the_beginning_of_every_later_one()
    {
        for (var second = 1; second <= Largest; second++)
        for (var first = 1; first <= second; first++)
            Consistent(first, second, Tree.ConsistencyProof(first, second))
                .ShouldBeTrue($"{first} of {second}");
    }

    [Fact]
    public void Nothing_is_proven_from_or_about_an_empty_tree()
    {
        MerkleProof.Consistent(0, 5, MerkleHash.Empty, Tree.RootOf(5), []).ShouldBeFalse();
        MerkleProof.Consistent(0, 0, MerkleHash.Empty, MerkleHash.Empty, []).ShouldBeFalse();
        MerkleProof.Included(0, 0, Leaf(0), [], MerkleHash.Empty).ShouldBeFalse();
        MerkleProof.Included(-1, 5, Leaf(0), [], Tree.RootOf(5)).ShouldBeFalse();
    }

    /// <summary>A log is rewritten by editing, dropping, swapping or cutting off leaves; the root always tells.</summary>
    [Fact]
    public void Every_change_of_the_past_changes_the_root_and_breaks_consistency() =>
        Gen.Select(Gen.Int[2, Largest], Gen.Int[0, Largest], Gen.Int[0, 3])
            .Sample(
                (size, at, kind) =>
                {
                    var leaves = Enumerable.Range(0, size).Select(Leaf).ToList();
                    var index = at % size;
                    switch (kind)
                    {
                        case 0:
                            leaves[index] = Leaf(-1);
                            break;
                        case 1:
                            leaves.RemoveAt(index);
                            break;
                        case 2:
                            var other = (index + 1) % size;
                            (leaves[index], leaves[other]) = (leaves[other], leaves[index]);
                            break;
                        default:
                            leaves.RemoveRange(index, size - index);
                            break;
                    }
                    var changed = new MerkleTree(leaves);
                    changed.Root.ShouldNotBe(Tree.RootOf(size));
                    while (changed.Size <= size)
                        changed.Append(Leaf(-2));
                    var (first, second) = (Tree.RootOf(size), changed.Root);
                    var proof = changed.ConsistencyProof(size, changed.Size);
                    return !MerkleProof.Consistent(size, changed.Size, first, second, proof);
                }
            );

    [Fact]
    public void No_proof_survives_a_change() =>
        Gen.Select(Gen.Int[2, Largest], Gen.Int[0, Largest], Gen.Int[0, 20], Gen.Int[0, 4])
            .Sample(
                (size, at, step, kind) =>
                {
                    var index = at % size;
                    var proof = Tree.InclusionProof(index, size).ToList();
                    var changed = Changed(proof, step, kind);
                    return changed.SequenceEqual(proof)
                        || !MerkleProof.Included(index, size, Leaf(index), changed, Tree.RootOf(size));
                }
            );

    [Fact]
    public void No_consistency_proof_survives_a_change() =>
        Gen.Select(Gen.Int[2, Largest], Gen.Int[0, Largest], Gen.Int[0, 20], Gen.Int[0, 4])
            .Sample(
                (second, at, step, kind) =>
                {
                    var first = 1 + (at % (second - 1));
                    var proof = Tree.ConsistencyProof(first, second).ToList();
                    var changed = Changed(proof, step, kind);
                    return changed.SequenceEqual(proof) || !Consistent(first, second, changed);
                }
            );

    [Fact]
    public void A_leaf_is_proven_at_its_own_place_only()
    {
        const int Size = 100;
        for (var index = 0; index < Size; index++)
        for (var claimed = 0; claimed < Size; claimed++)
            MerkleProof
                .Included(claimed, Size, Leaf(index), Tree.InclusionProof(index, Size), Tree.RootOf(Size))
                .ShouldBe(claimed == index);
    }

    [Fact]
    public void A_proof_of_what_is_not_there_is_a_fault()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.InclusionProof(5, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.InclusionProof(0, Largest + 1));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.ConsistencyProof(0, 5));
        Should.Throw<ArgumentOutOfRangeException>(() => Tree.RootOf(Largest + 1));
    }

    private static Hash Leaf(int number) => MerkleHash.Leaf(BitConverter.GetBytes(number));

    private static bool Consistent(int first, int second, IReadOnlyList<Hash> proof) =>
        MerkleProof.Consistent(first, second, Tree.RootOf(first), Tree.RootOf(second), proof);

    private static List<Hash> Changed(List<Hash> proof, int step, int kind)
    {
        var changed = proof.ToList();
        var at = step % Math.Max(1, proof.Count);
        switch (kind)
        {
            case 0 when changed.Count > 0:
                changed[at] = Leaf(-1);
                break;
            case 1 when changed.Count > 0:
                changed.RemoveAt(at);
                break;
            case 2:
                changed.Insert(at, Leaf(-1));
                break;
            case 3:
                changed.Reverse();
                break;
            default:
                changed.Add(Leaf(-1));
                break;
        }
        return changed;
    }
}
