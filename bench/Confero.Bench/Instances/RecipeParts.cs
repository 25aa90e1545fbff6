namespace Confero.Bench.Instances;

internal enum Kind
{
    Normative,
    Institutional,
    Training,
    Technical,
    Material,
    Financial,
}

internal sealed record Item(
    int Request,
    Kind Kind,
    bool Mandatory,
    int Amount,
    int Cost,
    int Weight,
    int Subject,
    int Language,
    int From,
    int To,
    int Before
);

internal sealed record Request(int State, int First, int Count, int MostPartners)
{
    public List<(int Fund, int Preference)> Funds { get; } = [];
}

internal sealed record Fund(
    int Organisation,
    int Capacity,
    int Minimum,
    int Maximum,
    int Kinds,
    int Regions,
    bool LeastDevelopedOnly
);
