using System.Net;
using System.Net.Sockets;

namespace Confero.Identity;

/// <summary>Where somebody comes from, as coarse as it may be kept: /24 of IPv4, /48 of IPv6.</summary>
public static class Network
{
    /// <summary>The prefix, for example <c>192.0.2.0/24</c>.</summary>
    public static string Of(IPAddress? address)
    {
        var known = address ?? IPAddress.Loopback;
        if (known.IsIPv4MappedToIPv6)
            known = known.MapToIPv4();
        var bytes = known.GetAddressBytes();
        var kept = known.AddressFamily == AddressFamily.InterNetworkV6 ? 6 : 3;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
