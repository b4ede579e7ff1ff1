namespace Coilwright.Endpoints;

/// <summary>One kind of URI that a protocol accepts. A protocol lists its own; <see cref="EndpointParser"/> knows none.</summary>
/// <param name="Name">The scheme in lower case.</param>
/// <param name="Form">The right form, shown in errors: <c>tcp://host:502</c>.</param>
internal sealed record EndpointScheme(string Name, string Form)
{
    /// <summary>The port where the URI names none; <see langword="null"/> where it has to.</summary>
    public int? DefaultPort { get; init; }

    /// <summary>Whether the path names a device, instead of a host and a port.</summary>
    public bool IsDevice { get; init; }

    /// <summary>The options that may follow the question mark.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
