using System.Globalization;
using System.Runtime.InteropServices;
using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>Writes the number of each call to a file before it answers. What was written is there even where the process was killed.</summary>
internal sealed class JournalServer : IBenchmarkServer, IJournal
{
    public const string Role = "journal";

    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly McpServer _server;

    private JournalServer(int port, string path)
    {
        // Without a buffer of its own: every write is the operating system's at once.
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _server = McpServer.Listen(
            string.Create(CultureInfo.InvariantCulture, $"mcp://127.0.0.1:{port}"), services => services.Map<IJournal>(this), new McpServerOptions { MaxConcurrent = 1000 });
    }

    public int Port => _server.Endpoint.Port;

    /// <summary>Starts it in a process of its own.</summary>
    /// <param name="port">Where it listens; 0 for a free one.</param>
    /// <param name="path">What it writes to.</param>
    public static ServerProcess Start(int port, string path) => ServerProcess.Start(string.Create(CultureInfo.InvariantCulture, $"{Role}={port},{path}"));

    /// <summary>Is the server that <see cref="Start"/> asked for.</summary>
    public static JournalServer Of(string text)
    {
        string[] parts = text.Split(',', 2);
        return new JournalServer(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    /// <summary>How often each number was written.</summary>
    public static Dictionary<long, int> Read(string path)
    {
        var times = new Dictionary<long, int>();
        foreach (long number in MemoryMarshal.Cast<byte, long>(File.ReadAllBytes(path)))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(times, number, out _)++;
        }

        return times;
    }

    public async ValueTask<CallMessage> OnceAsync(CallMessage message, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            long number = message.UserId;
            _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));
        }

        // Between the deed and the answer others come to their turn, and the end may come.
        await Task.Yield();
        return message;
    }

    public ValueTask<CallMessage> AgainAsync(CallMessage message, CancellationToken cancellationToken = default) => OnceAsync(message, cancellationToken);

    public void Dispose()
    {
        _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file.Dispose();
    }
}
