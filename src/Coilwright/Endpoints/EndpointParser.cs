using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Coilwright.Endpoints;

/// <summary>Reads endpoint URIs. Whatever is wrong, the error shows the right form.</summary>
internal static class EndpointParser
{
    /// <summary>Reads an endpoint of one of the given schemes.</summary>
    /// <exception cref="FormatException">The text is no such endpoint.</exception>
    public static Endpoint Parse(string text, IReadOnlyList<EndpointScheme> schemes)
    {
        ArgumentNullException.ThrowIfNull(text);
        int separator = text.IndexOf("://", StringComparison.Ordinal);
        EndpointScheme? scheme = separator < 0 ? null : Find(text[..separator], schemes);
        if (scheme is null)
        {
            string problem = separator < 0 ? "has no scheme" : $"has the unknown scheme '{text[..separator]}'";
            throw new FormatException($"The endpoint '{text}' {problem}. Write {Forms(schemes)}.");
        }

        string rest = text[(separator + 3)..];
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string path = slash < 0 ? "" : rest[slash..];
        Dictionary<string, string> options = ParseOptions(text, query, scheme);

        if (scheme.IsDevice)
        {
            return authority.Length == 0 && path.Length > 1
                ? new Endpoint(scheme.Name, "", 0, path, options)
                : throw Wrong(text, "names no device", scheme);
        }

        if (path is not ("" or "/"))
        {
            throw Wrong(text, $"has a path ('{path}'), which means nothing here", scheme);
        }

        (string host, int port) = ParseAuthority(text, authority, scheme);
        return new Endpoint(scheme.Name, host, port, "", options);
    }

    private static EndpointScheme? Find(string name, IReadOnlyList<EndpointScheme> schemes) =>
        schemes.FirstOrDefault(scheme => scheme.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static (string Host, int Port) ParseAuthority(string text, string authority, EndpointScheme scheme)
    {
        int hostEnd = authority.StartsWith('[') ? authority.IndexOf(']', StringComparison.Ordinal) + 1 : authority.IndexOf(':', StringComparison.Ordinal);
        if (hostEnd == 0 && authority.StartsWith('['))
        {
            throw Wrong(text, "has an opening bracket without a closing one", scheme);
        }

        string host = hostEnd < 0 ? authority : authority[..hostEnd];
        string port = hostEnd < 0 ? "" : authority[hostEnd..];
        if (authority.StartsWith('['))
        {
            host = host[1..^1];
            if (!IPAddress.TryParse(host, out IPAddress? address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            {
                throw Wrong(text, $"has no IPv6 address between its brackets ('{host}')", scheme);
            }
        }
        else if (port.LastIndexOf(':') > 0)
        {
            throw Wrong(text, "has more than one colon after the scheme; an IPv6 address stands in brackets, as in [::1]", scheme);
        }

        if (host.Length == 0 || host.Any(character => char.IsWhiteSpace(character) || character is '@' or '#' or '\\'))
        {
            throw Wrong(text, "names no host", scheme);
        }

        return (host, ParsePort(text, port, scheme));
    }

    private static int ParsePort(string text, string port, EndpointScheme scheme)
    {
        if (port.Length == 0)
        {
            return scheme.DefaultPort ?? throw Wrong(text, "names no port", scheme);
        }

        return port[0] == ':' && ushort.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort number)
            ? number
            : throw Wrong(text, $"has no port from 0 to 65535 behind the host ('{port}')", scheme);
    }

    private static Dictionary<string, string> ParseOptions(string text, string query, EndpointScheme scheme)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? option : option[..equals];
            if (!scheme.Options.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                string known = scheme.Options.Count == 0 ? "it takes none" : $"known are {string.Join(", ", scheme.Options)}";
                throw Wrong(text, $"has the unknown option '{key}' ({known})", scheme);
            }

            if (equals < 0 || !options.TryAdd(key, Uri.UnescapeDataString(option[(equals + 1)..])))
            {
                throw Wrong(text, equals < 0 ? $"gives no value to the option '{key}'" : $"names the option '{key}' twice", scheme);
            }
        }

        return options;
    }

    private static FormatException Wrong(string text, string problem, EndpointScheme scheme) =>
        new($"The endpoint '{text}' {problem}. Write {scheme.Form}.");

    private static string Forms(IReadOnlyList<EndpointScheme> schemes) => string.Join(" or ", schemes.Select(scheme => scheme.Form));
}
