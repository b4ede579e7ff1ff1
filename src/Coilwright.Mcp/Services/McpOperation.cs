using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>One operation of a service, as the source generator describes it. Immutable.</summary>
public abstract class McpOperation
{
    private string? _fullName;

    private protected McpOperation(ushort number, string name)
    {
        Number = number;
        Name = name;
    }

    /// <summary>What the operation is on the wire, within its service.</summary>
    public ushort Number { get; }

    /// <summary>The name of its method, without <c>Async</c>.</summary>
    public string Name { get; }

    /// <summary>The name with its service before it, for people: <c>events/Publish</c>. An operation belongs to one service.</summary>
    internal string FullNameIn(string service) => _fullName ??= $"{service}/{Name}";

    /// <summary>How important its calls are.</summary>
    public McpPriority Priority { get; init; } = McpPriority.Normal;

    /// <summary>Whether a call may be sent again after a connection was lost.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>The roles of which a caller needs one; empty where everybody is let in.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Whether it is never answered.</summary>
    public virtual bool IsOneWay => false;

    /// <summary>The message that a caller sends, before its stream or file if it sends one: that without fields where it sends nothing.</summary>
    public abstract MessageSchema Request { get; }

    /// <summary>The items of the stream that a caller sends; <see langword="null"/> where it sends none, or a file.</summary>
    public virtual MessageSchema? RequestItem => null;

    /// <summary>The message that a caller gets, or the items of its stream; <see langword="null"/> where it gets a file.</summary>
    public abstract MessageSchema? Response { get; }

    /// <summary>Whether the caller sends a stream.</summary>
    public virtual bool TakesStream => false;

    /// <summary>Whether the caller gets a stream.</summary>
    public virtual bool ReturnsStream => false;
}

/// <summary>One operation of a service, as a server calls it.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
public abstract class McpOperation<TService> : McpOperation
{
    private protected McpOperation(ushort number, string name)
        : base(number, name)
    {
    }

    /// <summary>Reads the request, calls the service, and answers.</summary>
    internal abstract ValueTask InvokeAsync(TService service, ServiceCall call);
}
