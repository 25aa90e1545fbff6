using Confero.Matching.Model;

namespace Confero.Matching.Planning;

/// <summary>What a row of a problem stands for.</summary>
internal sealed record RowSource(Offer Offer, ResourceLimit Limit, DateRange? Days = null);
