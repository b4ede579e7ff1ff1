using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Coilwright.Tests.Shared.Telemetry;

/// <summary>A log that keeps everything.</summary>
internal sealed class CollectedLog : ILoggerFactory, ILogger
{
    private readonly SemaphoreSlim _written = new(0);

    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> Events { get; } = new();

    /// <summary>Waits for an event, which may come from another thread.</summary>
    public async Task<string> WaitForAsync(int id)
    {
        while (true)
        {
            foreach ((int Id, LogLevel Level, string Text) one in Events)
            {
                if (one.Id == id)
                {
                    return one.Text;
                }
            }

            await _written.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public ILogger CreateLogger(string categoryName)
    {
        Assert.Matches("^Coilwright\\.(Modbus|Mcp)$", categoryName);
        return this;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Events.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
        _written.Release();
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose() => _written.Dispose();
}
