using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Use;

/// <summary>The clients, as one compilation knows them.</summary>
internal sealed class UseSymbols
{
    private readonly INamedTypeSymbol? _modbusClient;
    private readonly INamedTypeSymbol? _mapClient;
    private readonly INamedTypeSymbol? _reusableMapClient;
    private readonly INamedTypeSymbol? _mcpClient;
    private readonly INamedTypeSymbol? _service;
    private readonly INamedTypeSymbol? _serviceClient;

    private UseSymbols(Compilation compilation, INamedTypeSymbol? modbusClient, INamedTypeSymbol? mcpClient)
    {
        _modbusClient = modbusClient;
        _mcpClient = mcpClient;
        _mapClient = compilation.GetTypeByMetadataName("Coilwright.Modbus.ModbusMapClient`1");
        _reusableMapClient = compilation.GetTypeByMetadataName("Coilwright.Modbus.ModbusReusableMapClient`1");
        _service = compilation.GetTypeByMetadataName("Coilwright.Mcp.McpServiceAttribute");
        _serviceClient = compilation.GetTypeByMetadataName("Coilwright.Mcp.Services.McpServiceClient");
    }

    /// <summary>The clients of the compilation, or <see langword="null"/> where it refers to none.</summary>
    public static UseSymbols? From(Compilation compilation)
    {
        INamedTypeSymbol? modbusClient = compilation.GetTypeByMetadataName("Coilwright.Modbus.ModbusClient");
        INamedTypeSymbol? mcpClient = compilation.GetTypeByMetadataName("Coilwright.Mcp.McpClient");
        return modbusClient is null && mcpClient is null ? null : new(compilation, modbusClient, mcpClient);
    }

    /// <summary>
    /// Whether the type carries requests: a client, the client of a map, or a service. What implements a service for a server carries none.
    /// </summary>
    public bool IsClient(INamedTypeSymbol? type) =>
        type is not null && (IsConnection(type) || IsBorrowing(type) || IsService(type));

    /// <summary>Whether the type is a client that owns a connection.</summary>
    public bool IsConnection(ITypeSymbol? type) =>
        type is not null && (Same(type, _modbusClient) || Same(type, _mcpClient));

    /// <summary>Whether the type is a client over another, which it leaves to the caller: that of a map or of a service.</summary>
    public bool IsBorrowing(ITypeSymbol? type) => MapOf(type) is not null || Base(type, _serviceClient) is not null;

    /// <summary>The map of a map's client, or <see langword="null"/> for any other type.</summary>
    public INamedTypeSymbol? MapOf(ITypeSymbol? type) => Base(type, _mapClient)?.TypeArguments[0] as INamedTypeSymbol;

    /// <summary>Whether the client can read into one object over and over.</summary>
    public bool IsReusable(ITypeSymbol? type) => Base(type, _reusableMapClient) is not null;

    /// <summary>Whether the method belongs to a client and its result is to be awaited.</summary>
    public bool IsRequest(IMethodSymbol method) =>
        IsAwaitable(method.ReturnType) && method.Name != "DisposeAsync" && IsClient(method.ContainingType);

    /// <summary>
    /// What the method opens, where it makes a client or server and hands it to the caller: a static method of a disposable type of ours
    /// that returns this type.
    /// </summary>
    public static INamedTypeSymbol? Opens(IMethodSymbol method) =>
        method.IsStatic
        && method.ContainingType is { } type
        && IsOurs(type)
        && IsDisposable(type)
        && Same(IsAwaitable(method.ReturnType) ? ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault() : method.ReturnType, type)
            ? type
            : null;

    /// <summary>Whether the type belongs to Coilwright.</summary>
    public static bool IsOurs(INamedTypeSymbol? type) => type?.ContainingAssembly?.Name.StartsWith("Coilwright", StringComparison.Ordinal) == true;

    /// <summary>Whether the type can be disposed, with await or without.</summary>
    public static bool IsDisposable(ITypeSymbol type) =>
        type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_IDisposable || contract.Name == "IAsyncDisposable");

    /// <summary>Whether the type is a task, with a result or without.</summary>
    public static bool IsAwaitable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace: { Name: "Tasks", ContainingNamespace.Name: "Threading" } };

    private bool IsService(INamedTypeSymbol type) =>
        _service is not null && type.TypeKind == TypeKind.Interface && type.GetAttributes().Any(attribute => Same(attribute.AttributeClass, _service));

    private static INamedTypeSymbol? Base(ITypeSymbol? type, INamedTypeSymbol? definition)
    {
        for (ITypeSymbol? current = definition is null ? null : type; current is not null; current = current.BaseType)
        {
            if (Same(current.OriginalDefinition, definition))
            {
                return (INamedTypeSymbol)current;
            }
        }

        return null;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
