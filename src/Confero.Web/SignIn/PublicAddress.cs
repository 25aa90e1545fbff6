using System.Net;
using System.Net.Sockets;

namespace Confero.Web.SignIn;

/// <summary>Tells public addresses from those of this machine and of networks behind it (IANA special-purpose registries).</summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Global unicast of IPv6; what lies in it but embeds IPv4 or is for documentation is taken out below.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotGlobal =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    /// <summary>Whether an address is of the network's own cable only, where clouds keep secrets of their machines; nothing is ever fetched there.</summary>
    public static bool IsLinkLocal(IPAddress address) =>
        address.IsIPv6LinkLocal || LinkLocal.Contains(Plain(address));

    /// <summary>Whether an address is reached by everyone.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Special, x => x.Contains(plain))
            : Global.Contains(plain) && !Array.Exists(NotGlobal, x => x.Contains(plain));
    }

    private static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
