using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Transports;

/// <summary>An open connection to a peer.</summary>
/// <remarks>
/// There is one reader and one writer at a time; <see cref="Close"/> and <see cref="Abort"/> may come from anywhere. The reader disposes
/// the connection when it has read its last.
/// </remarks>
public interface ITransportConnection : IAsyncDisposable
{
    /// <summary>What the peer sends. Completes when the peer has closed its side, and fails when the connection is lost or ended here.</summary>
    PipeReader Input { get; }

    /// <summary>The local end, where the transport has such a thing.</summary>
    EndPoint? LocalEndPoint { get; }

    /// <summary>The peer's end, where the transport has such a thing.</summary>
    EndPoint? RemoteEndPoint { get; }

    /// <summary>The peer's certificate, found valid, where the transport is TLS and the peer has shown one.</summary>
    X509Certificate2? RemoteCertificate => null;

    /// <summary>
    /// Sends bytes as one write. Takes no cancellation token, because a frame once begun is always finished: only <see cref="Abort"/>
    /// ends a send that the peer does not take.
    /// </summary>
    /// <param name="data">The bytes, left alone until the send has completed.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> data);

    /// <summary>Ends the connection in order: what was sent still arrives, a pending read ends, and its reader disposes. Never throws.</summary>
    void Close();

    /// <summary>Cuts the connection at once: pending reads and sends fail, the peer is told so. Never throws.</summary>
    void Abort();
}
