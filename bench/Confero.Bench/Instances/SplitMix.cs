namespace Confero.Bench.Instances;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15UL + 0x1234567;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }

    /// <summary>A whole number from low to high, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>A number from 0 to 1, 1 excluded.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / 9007199254740992.0);

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>An index, as likely as its weight.</summary>
    public int Pick(int[] weights)
    {
        var left = Between(1, weights.Sum());
        for (var i = 0; i < weights.Length; i++)
            if ((left -= weights[i]) <= 0)
                return i;
        return weights.Length - 1;
    }

    /// <summary>Normally distributed with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public double Normal()
    {
        double u = Unit(),
            v = Unit();
        return Math.Sqrt(-2 * Math.Log(u + 1e-300)) * Math.Cos(2 * Math.PI * v);
    }
}
