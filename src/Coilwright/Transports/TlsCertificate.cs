using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Transports;

/// <summary>
/// This side's certificate as the callback gives it at each handshake. Preparing one costs a walk up its chain, so it is kept until
/// the callback gives another.
/// </summary>
internal sealed class TlsCertificate(Func<X509Certificate2> read, X509Certificate2Collection intermediates)
{
    private readonly Lock _lock = new();
    private SslStreamCertificateContext? _latest;
    private X509Certificate2? _latestCertificate;

    /// <summary>Asks the callback.</summary>
    /// <exception cref="TlsException">It gave no certificate that can be used.</exception>
    [SuppressMessage("Design", "CA1031", Justification = "The callback may throw anything; it becomes one clear error.")]
    public SslStreamCertificateContext Read()
    {
        X509Certificate2? certificate;
        try
        {
            certificate = read();
        }
        catch (Exception error)
        {
            throw new TlsException(
                TlsFailure.NoLocalCertificate, $"The callback Certificate failed: {error.Message}", error);
        }

        if (certificate is not { HasPrivateKey: true })
        {
            string problem = certificate is null ? "none" : $"'{certificate.Subject}' without its private key";
            throw new TlsException(
                TlsFailure.NoLocalCertificate,
                $"The callback Certificate gave {problem}. Give it a certificate with its key, as X509Certificate2.CreateFromPemFile and "
                + "X509CertificateLoader.LoadPkcs12FromFile do.");
        }

        lock (_lock)
        {
            if (!ReferenceEquals(certificate, _latestCertificate))
            {
                // Offline: fetching missing issuers over the network would make the length of a handshake somebody else's choice.
                _latest = SslStreamCertificateContext.Create(certificate, intermediates, offline: true);
                _latestCertificate = certificate;
            }

            return _latest!;
        }
    }
}
