using Coilwright.Hosting;
using Coilwright.Mcp;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Serves the Message Communication Protocol on an end point of Kestrel.</summary>
public static class McpConnectionBuilderExtensions
{
    /// <summary>
    /// Gives all connections of the end point to the server that <c>services.AddMcpServer()</c> has registered. It serves them as it serves those of its own listener; when
    /// Kestrel stops, clients are told so and calls that were taken may finish.
    /// </summary>
    /// <remarks>
    /// Last in the row: what stands before it wraps the bytes. <c>listenOptions.UseHttps(…).UseMcp()</c> serves <c>mcps://</c>; a client's certificate, as far as Kestrel asks for
    /// one and lets it in, gives the session its roles. End points for HTTP may stand beside it in the same process.
    /// </remarks>
    /// <param name="builder">The end point: <c>kestrel.ListenLocalhost(8080, listenOptions => listenOptions.UseMcp())</c>.</param>
    /// <exception cref="InvalidOperationException">No server is registered.</exception>
    public static IConnectionBuilder UseMcp(this IConnectionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        McpServer server = builder.ApplicationServices.GetService<McpServer>()
            ?? throw new InvalidOperationException("UseMcp needs a server: register one with services.AddMcpServer(), or give UseMcp the one to use.");
        return builder.UseMcp(server);
    }

    /// <summary>Gives all connections of the end point to a server, most likely one that <see cref="McpServer.Create"/> has made.</summary>
    /// <param name="builder">The end point.</param>
    /// <param name="server">The server, which stays the caller's to dispose of.</param>
    /// <inheritdoc cref="UseMcp(IConnectionBuilder)" path="/remarks"/>
    public static IConnectionBuilder UseMcp(this IConnectionBuilder builder, McpServer server)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(server);
        TimeProvider time = builder.ApplicationServices.GetService<TimeProvider>() ?? TimeProvider.System;
        return builder.Run(context => server.ServeAsync(
            new KestrelConnection(context, time), context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default));
    }
}
