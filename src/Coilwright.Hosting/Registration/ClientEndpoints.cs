namespace Coilwright.Hosting;

/// <summary>Where a client that is registered finds its peer: options beside those that its package knows.</summary>
/// <typeparam name="TClient">The client.</typeparam>
internal sealed class ClientEndpoints<TClient>
{
    /// <summary>In the order in which they are tried.</summary>
    public List<string> Items { get; } = [];
}
