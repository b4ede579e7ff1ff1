using System.Collections.Frozen;
using System.Globalization;

namespace Coilwright;

/// <summary>
/// Where a peer is found: what a URI such as <c>tcp://192.168.1.10:502</c> says, taken apart. Immutable and safe to share.
/// </summary>
public sealed class Endpoint : IEquatable<Endpoint>
{
    /// <summary>Names an endpoint by its parts.</summary>
    /// <param name="scheme">How the peer is spoken to: <c>tcp</c>. Not case-sensitive.</param>
    /// <param name="host">A host name, an IPv4 address or an IPv6 address without brackets; empty where <paramref name="path"/> names a device.</param>
    /// <param name="port">The port, 0 to 65535. Port 0 lets a server choose one.</param>
    /// <param name="path">What follows the host, with its leading slash; the name of a serial device.</param>
    /// <param name="options">What follows the question mark. Keys are not case-sensitive.</param>
    /// <exception cref="ArgumentException">A part cannot be right.</exception>
    public Endpoint(string scheme, string host, int port, string path = "", IEnumerable<KeyValuePair<string, string>>? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        Scheme = scheme.ToLowerInvariant();
        Host = host;
        Port = port;
        Path = path;
        Options = (options ?? []).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How the peer is spoken to, in lower case: <c>tcp</c>.</summary>
    public string Scheme { get; }

    /// <summary>A host name or address; IPv6 without brackets. Empty where <see cref="Path"/> names a device.</summary>
    public string Host { get; }

    /// <summary>The port, 0 to 65535.</summary>
    public int Port { get; }

    /// <summary>What follows the host, with its leading slash, or an empty string.</summary>
    public string Path { get; }

    /// <summary>What follows the question mark. Keys are not case-sensitive.</summary>
    public IReadOnlyDictionary<string, string> Options { get; }

    /// <summary>
    /// Whether both name the same peer in the same way. Host and options are compared without regard to case, the path exactly: names of serial
    /// devices differ by case on most systems.
    /// </summary>
    public bool Equals(Endpoint? other) =>
        other is not null
        && Scheme == other.Scheme
        && Host.Equals(other.Host, StringComparison.OrdinalIgnoreCase)
        && Port == other.Port
        && Path == other.Path
        && Options.Count == other.Options.Count
        && Options.All(option => other.Options.TryGetValue(option.Key, out string? value) && option.Value.Equals(value, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Endpoint);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Scheme, StringComparer.OrdinalIgnoreCase.GetHashCode(Host), Port, Path, Options.Count);

    /// <summary>The endpoint as a URI, options in order of their names.</summary>
    public override string ToString()
    {
        string authority = Host.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Bracketed}:{Port}");
        string query = string.Join('&', Options.OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key}={option.Value}"));
        return $"{Scheme}://{authority}{Path}{(query.Length == 0 ? "" : "?" + query)}";
    }

    private string Bracketed => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
}
