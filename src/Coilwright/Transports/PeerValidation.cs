using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Transports;

/// <summary>
/// Judges the peer's certificate in one handshake, and keeps in words what is wrong with it: the handshake itself fails without saying.
/// </summary>
/// <param name="roots">The roots to trust; the system's where there are none.</param>
/// <param name="revocation">Whether to ask for revocation.</param>
/// <param name="host">The name that the certificate has to be for; <see langword="null"/> on the server's side.</param>
/// <param name="isRequired">Whether the peer has to show a certificate.</param>
internal sealed class PeerValidation(X509Certificate2Collection roots, X509RevocationMode revocation, string? host, bool isRequired)
{
    private const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
    private const X509ChainStatusFlags Revoked =
        X509ChainStatusFlags.Revoked | X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private string Peer => host is null ? "client" : "server";

    private string Options => host is null ? nameof(TlsServerOptions) : nameof(TlsClientOptions);

    /// <summary>What is wrong with the certificate, once it has been judged.</summary>
    public TlsException? Problem { get; private set; }

    /// <summary>How the chain of the certificate is checked.</summary>
    public X509ChainPolicy CreatePolicy()
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = revocation,
            DisableCertificateDownloads = revocation == X509RevocationMode.NoCheck,
        };
        if (roots.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }

    /// <summary>Judges, and lets the handshake go on or fail.</summary>
    public bool Validate(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        bool isMissing = certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable);
        Problem = errors == SslPolicyErrors.None || (isMissing && !isRequired) ? null
            : isMissing ? NoCertificate()
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? BadChain((X509Certificate2)certificate!, chain!)
            : WrongHost((X509Certificate2)certificate!);
        return Problem is null;
    }

    private TlsException NoCertificate() => new(
        TlsFailure.NoPeerCertificate,
        host is null
            ? $"The client showed no certificate. Give it one ({nameof(TlsClientOptions)}.Certificate), or set "
                + $"{nameof(TlsServerOptions)}.ClientCertificates to Optional."
            : "The server showed no certificate.");

    private TlsException WrongHost(X509Certificate2 certificate)
    {
        string names = string.Join(", ", NamesOf(certificate));
        string heldBy = names.Length == 0 ? "names no host" : $"is for {names}";
        return new(
            TlsFailure.WrongHost,
            $"The server's certificate {heldBy}, not for '{host}'. Connect by a name that it is for, set {nameof(TlsClientOptions)}.TargetHost "
            + "to one, or have it issued for this host.");
    }

    private TlsException BadChain(X509Certificate2 certificate, X509Chain chain)
    {
        X509ChainStatusFlags flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, each) => all | each.Status);
        string subject = $"The {Peer}'s certificate '{certificate.Subject}'";
        if ((flags & Untrusted) != 0)
        {
            return new(
                TlsFailure.UnknownRoot,
                $"{subject} is issued by '{certificate.Issuer}', which leads to no root that is trusted here. If it should, add the root to "
                + $"{Options}.TrustedRoots.");
        }

        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
        {
            X509Certificate2 expired = chain.ChainElements.Select(element => element.Certificate).FirstOrDefault(IsOutOfTime, certificate);
            return new(
                TlsFailure.Expired,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{subject} is out of date: '{expired.Subject}' is valid from {expired.NotBefore.ToUniversalTime():u} to {expired.NotAfter.ToUniversalTime():u}. Renew it, or set the clock of this machine."));
        }

        string details = string.Join(' ', chain.ChainStatus.Select(status => status.StatusInformation.Trim()));
        return (flags & Revoked) != 0
            ? new(TlsFailure.Revoked, $"{subject} was revoked, or nobody could say whether it was: {details}")
            : new(TlsFailure.InvalidCertificate, $"{subject} is not valid here: {details}");
    }

    private static bool IsOutOfTime(X509Certificate2 certificate)
    {
        DateTime now = DateTime.Now;
        return now < certificate.NotBefore || now > certificate.NotAfter;
    }

    private static IEnumerable<string> NamesOf(X509Certificate2 certificate)
    {
        X509SubjectAlternativeNameExtension? names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return names is null ? [] : [.. names.EnumerateDnsNames(), .. names.EnumerateIPAddresses().Select(address => address.ToString())];
    }
}
