using Coilwright.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Coilwright.Hosting;

/// <summary>Lets the server live as long as its host.</summary>
internal sealed class McpServerHost(IServiceProvider provider, IOptions<McpServerOptions> options) : IHostedService
{
    private McpServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Only here: it listens from the moment at which it is made.
        _server = provider.GetRequiredService<McpServer>();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
        {
            return;
        }

        try
        {
            await _server.StopAsync(options.Value.DrainTimeout).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The host waits no longer: what is not done by now is cut.
            await _server.DisposeAsync().ConfigureAwait(false);
        }
    }
}
