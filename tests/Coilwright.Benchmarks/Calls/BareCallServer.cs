using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks.Calls;

/// <summary>
/// The yardstick of our server for calls: asynchronous reads, the message decoded and encoded again behind constant bytes and the sequence id
/// of the request, one write for all that came together. Knows no services, no deadlines and no limits.
/// </summary>
internal sealed class BareCallServer : IBenchmarkServer
{
    public const string Role = "bare-calls";
    public const string TlsRole = "bare-calls-tls";

    private const int MostTogether = 1024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly X509Certificate2? _certificate;

    public BareCallServer(X509Certificate2? certificate)
    {
        _certificate = certificate;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1024);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket = await _listener.AcceptAsync();
            socket.NoDelay = true;
            _ = ServeAsync(new NetworkStream(socket, ownsSocket: true));
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        try
        {
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(_certificate);
                stream = secure;
            }

            await AnswerAsync(stream);
        }
        catch (IOException)
        {
            // The client has gone.
        }

        await stream.DisposeAsync();
    }

    private static async Task AnswerAsync(Stream stream)
    {
        int size = CallFrames.RequestSize;
        byte[] input = new byte[MostTogether * size];
        byte[] output = new byte[MostTogether * CallFrames.AnswerSize];
        for (int i = 0; i < MostTogether; i++)
        {
            CallFrames.CreateAnswer().CopyTo(output, i * CallFrames.AnswerSize);
        }

        int held = 0;
        while (await stream.ReadAsync(input.AsMemory(held)) is > 0 and var received)
        {
            held += received;
            int frames = held / size;
            for (int i = 0; i < frames; i++)
            {
                ReadOnlySpan<byte> request = input.AsSpan(i * size, size);
                Span<byte> answer = output.AsSpan(i * CallFrames.AnswerSize, CallFrames.AnswerSize);
                CallFrames.CopySequence(request, answer);
                CallMessage.Decode(request[CallFrames.RequestBody..]).Encode(answer[CallFrames.AnswerBody..]);
            }

            input.AsSpan(frames * size, held - (frames * size)).CopyTo(input);
            held -= frames * size;
            await stream.WriteAsync(output.AsMemory(0, frames * CallFrames.AnswerSize));
        }
    }
}
