using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;

namespace Coilwright.Transports;

/// <summary>Makes an open connection a TLS connection, within a time.</summary>
[SuppressMessage("Security", "CA5398", Justification = "The oldest version that is allowed is a promise; the system still chooses the best.")]
internal static class TlsHandshake
{
    private const SslProtocols Versions = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>The client's side. Owns the connection: where the handshake fails, the connection is cut.</summary>
    /// <exception cref="TlsException">The handshake failed.</exception>
    public static async ValueTask<ITransportConnection> ConnectAsync(
        ITransportConnection connection,
        string host,
        TlsClientOptions options,
        TlsCertificate? certificate,
        CancellationTokenSource expiry,
        CancellationToken cancellationToken)
    {
        var validation = new PeerValidation(options.TrustedRoots, options.RevocationMode, host, isRequired: true);
        var transport = new TransportStream(connection);
        var tls = new TlsClientStream(transport);
        return await RunAsync(connection, transport, tls, validation, token => tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                EnabledSslProtocols = Versions,
                CertificateChainPolicy = validation.CreatePolicy(),
                ClientCertificateContext = certificate?.Read(),
                RemoteCertificateValidationCallback = (_, shown, chain, errors) => validation.Validate(shown, chain, errors),
            },
            token), expiry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The server's side. Owns the connection: where the handshake fails, the connection is cut.</summary>
    /// <exception cref="TlsException">The handshake failed.</exception>
    public static async ValueTask<ITransportConnection> AcceptAsync(
        ITransportConnection connection,
        TlsServerOptions options,
        TlsCertificate certificate,
        CancellationTokenSource expiry,
        CancellationToken cancellationToken)
    {
        bool isRequired = options.ClientCertificates == ClientCertificateMode.Required;
        var validation = new PeerValidation(options.TrustedRoots, options.RevocationMode, host: null, isRequired);
        var transport = new TransportStream(connection);
        var tls = new SslStream(transport, leaveInnerStreamOpen: true);
        return await RunAsync(connection, transport, tls, validation, token => tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                EnabledSslProtocols = Versions,
                CertificateChainPolicy = validation.CreatePolicy(),
                ServerCertificateContext = certificate.Read(),
                ClientCertificateRequired = options.ClientCertificates != ClientCertificateMode.None,
                RemoteCertificateValidationCallback = (_, shown, chain, errors) => validation.Validate(shown, chain, errors),
            },
            token), expiry, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<ITransportConnection> RunAsync(
        ITransportConnection connection,
        TransportStream transport,
        SslStream tls,
        PeerValidation validation,
        Func<CancellationToken, Task> handshake,
        CancellationTokenSource expiry,
        CancellationToken cancellationToken)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
            // A send takes no token: cutting the connection is what ends one that the peer does not take.
            using (either.Token.UnsafeRegister(static cut => ((ITransportConnection)cut!).Abort(), connection))
            {
                await handshake(either.Token).ConfigureAwait(false);
            }

            return new TlsConnection(connection, transport, tls);
        }
        catch (Exception error)
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            connection.Close();
            await connection.DisposeAsync().ConfigureAwait(false);
            if (expiry.IsCancellationRequested)
            {
                throw TimedOut(error);
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw validation.Problem ?? Explain(error);
        }
    }

    private static TlsException TimedOut(Exception error) => new(
        TlsFailure.TimedOut,
        "The peer accepted the connection, but did not finish the TLS handshake in time. Check that this port speaks TLS.",
        error);

    private static TlsException Explain(Exception error)
    {
        Exception root = error.GetBaseException();
        return error is TlsException known ? known
            : IsAlert(root) ? new TlsException(
                TlsFailure.RefusedByPeer,
                $"The peer refused the TLS handshake ({root.Message}). Mostly it wants a certificate that it trusts, or does not trust the one "
                + "that it was shown: see what its log says.",
                error)
            : new TlsException(
                TlsFailure.Handshake,
                $"The TLS handshake failed ({root.Message.TrimEnd('.')}). Check that this port speaks TLS 1.2 or later: tcp:// and tls:// mostly have "
                + "different ports.",
                error);
    }

    // The framework tells of an alert only in the words of the library underneath.
    private static bool IsAlert(Exception error) => error.Message.Contains("alert", StringComparison.OrdinalIgnoreCase);
}
