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
    /// Whether a read of <see cref="Input"/> that had to wait goes on with a thread of the pool on which nothing else waits to be done. Then what was received may be
    /// dealt with there, once the next read has begun; otherwise it is handed to another thread. <see langword="false"/> unless the transport knows better.
    /// </summary>
    bool ResumesOnPool => false;

    /// <summary>
    /// Sends bytes as one write. Takes no cancellation token, because a frame once begun is always finished: only <see cref="Abort"/>
    /// ends a send that the peer does not take.
    /// </summary>
    /// <param name="data">The bytes, left alone until the send has completed.</param>
    ValueTask SendAsync(ReadOnlyMemory<byte> data);

    /// <summary>
    /// Sends bytes and a region of a file behind them, as one write. By default the region is copied through memory, a piece at a time; a transport that can have it
    /// sent without, does so.
    /// </summary>
    /// <param name="head">What comes before the region, left alone until the send has completed.</param>
    /// <param name="file">The file, opened for asynchronous reading. Its position is of no matter.</param>
    /// <param name="offset">Where the region begins.</param>
    /// <param name="count">The bytes of the region.</param>
    /// <returns>How many bytes of the region there were. Zeros were sent for the rest, because what was announced has to come.</returns>
    ValueTask<int> SendFileAsync(ReadOnlyMemory<byte> head, FileStream file, long offset, int count) => FileCopy.SendAsync(this, head, file, offset, count);

    /// <summary>Ends the connection in order: what was sent still arrives, a pending read ends, and its reader disposes. Never throws.</summary>
    void Close();

    /// <summary>Cuts the connection at once: pending reads and sends fail, the peer is told so. Never throws.</summary>
    void Abort();
}
