using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Server;
using Coilwright.Mcp.Services;

namespace Coilwright.Mcp;

/// <summary>The services of a server, while it is set up.</summary>
public sealed class McpServiceMap
{
    private readonly List<ServedOperation?> _operations = [];
    private readonly List<ServiceEntry> _entries = [];

    internal McpServiceMap()
    {
    }

    /// <summary>The services, as the handshake lists them.</summary>
    internal IReadOnlyList<ServiceEntry> Entries => _entries;

    /// <summary>Serves an implementation. It is called by any number of threads at once.</summary>
    /// <typeparam name="TService">The service's interface, with <see cref="McpServiceAttribute"/>.</typeparam>
    /// <param name="service">The implementation.</param>
    /// <param name="options">How the service behaves; the defaults where it is <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">
    /// The interface is no service, or one of its name is served already, or the numbers of its operations, which follow those of the services before it, would go beyond
    /// 65,535.
    /// </exception>
    public McpServiceMap Map<TService>(TService service, McpServiceOptions? options = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        McpServiceDefinition<TService> definition = McpServiceDefinition<TService>.Find();
        if (_entries.Any(entry => entry.Name == definition.Name))
        {
            throw new ArgumentException($"The server has a service '{definition.Name}' already.", nameof(service));
        }

        int first = _operations.Count;
        int last = first + definition.Served.Select(operation => (int)operation.Number).DefaultIfEmpty().Max();
        if (last > ushort.MaxValue)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The operations of '{definition.Name}' would be numbered up to {last}, and numbers end at {ushort.MaxValue}. Give operations small numbers, or map the service that has the greatest last."),
                nameof(service));
        }

        _entries.Add(new ServiceEntry((ushort)first, definition.Name));
        Gate? workers = options?.Workers is { } count ? new Gate(count, options.QueueCapacity, options.MaxWaitingBytes) : null;
        foreach (McpOperation<TService> operation in definition.Served)
        {
            while (_operations.Count <= first + operation.Number)
            {
                _operations.Add(null);
            }

            _operations[first + operation.Number] = new ServedOperation<TService>(definition.Name, operation, service, workers, options?.FinishesStreams ?? false);
        }

        return this;
    }

    /// <summary>The operations, each at the number that call headers name it by.</summary>
    internal ServedOperation?[] ToArray() => [.. _operations];
}
