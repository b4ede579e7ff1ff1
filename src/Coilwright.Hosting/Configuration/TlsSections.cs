using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Hosting;

/// <summary>
/// The options of TLS, where certificates are files: <c>"Tls": { "Certificate": { "Path": "client.pem", "KeyPath": "client.key" }, "TrustedRoots": "plant-root.pem" }</c>.
/// </summary>
internal static class TlsSections
{
    public static void Read(SectionReader section, TlsClientOptions options)
    {
        section.ReadSection(nameof(options.Certificate), inner => options.Certificate = ReadCertificate(inner));
        ReadRoots(section, nameof(options.TrustedRoots), options.TrustedRoots);
        section.ReadText(nameof(options.TargetHost), value => options.TargetHost = value);
        section.ReadName<X509RevocationMode>(nameof(options.RevocationMode), value => options.RevocationMode = value);
    }

    public static TlsServerOptions ReadServer(SectionReader section)
    {
        var options = new TlsServerOptions { Certificate = NoCertificate };
        section.ReadSection(nameof(options.Certificate), inner => options.Certificate = ReadCertificate(inner));
        ReadRoots(section, nameof(options.TrustedRoots), options.TrustedRoots);
        section.ReadName<ClientCertificateMode>(nameof(options.ClientCertificates), value => options.ClientCertificates = value);
        section.ReadName<X509RevocationMode>(nameof(options.RevocationMode), value => options.RevocationMode = value);
        section.Read<TimeSpan>(nameof(options.HandshakeTimeout), value => options.HandshakeTimeout = value);
        return options.Certificate == NoCertificate
            ? throw new InvalidOperationException("The configuration of a server's Tls has no Certificate. Give it one: \"Certificate\": { \"Path\": \"server.pem\", \"KeyPath\": \"server.key\" }.")
            : options;
    }

    private static X509Certificate2 NoCertificate() => throw new InvalidOperationException("There is no certificate.");

    private static Func<X509Certificate2> ReadCertificate(SectionReader section)
    {
        string? path = null;
        string? keyPath = null;
        string? password = null;
        section.ReadText("Path", value => path = value);
        section.ReadText("KeyPath", value => keyPath = value);
        section.ReadText("Password", value => password = value);
        return new CertificateFile(path ?? throw new InvalidOperationException("The configuration of a certificate has no Path."), keyPath, password).Read;
    }

    private static void ReadRoots(SectionReader section, string key, X509Certificate2Collection roots)
        => section.ReadTexts(key, path => roots.ImportFromPemFile(path));
}
