using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EventService;

/// <summary>What the two ends show each other, and the root that both trust: made once, and kept in a folder of this user's.</summary>
internal sealed record Certificates(X509Certificate2 Root, X509Certificate2 Server, X509Certificate2 Client)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Reads the certificates of a folder; makes them where there are none, or where they have expired.</summary>
    public static Certificates In(string folder)
    {
        string root = Path.Combine(folder, "root.cer");
        if (!File.Exists(root) || X509CertificateLoader.LoadCertificateFromFile(root).NotAfter < DateTime.Now)
        {
            Make(folder, root);
        }

        return new Certificates(X509CertificateLoader.LoadCertificateFromFile(root), Load(folder, "server"), Load(folder, "client"));
    }

    private static void Make(string folder, string rootFile)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            // Private keys will lie there.
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Event service root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using X509Certificate2 root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.Add(Lifetime));

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        Save(folder, "server", Issue(root, "CN=localhost", names.Build()));
        Save(folder, "client", Issue(root, "CN=Event client"));

        // The last one, because where it is there the others are looked for.
        File.WriteAllBytes(rootFile, root.RawData);
    }

    private static byte[] Issue(X509Certificate2 root, string subject, params X509Extension[] extensions)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        foreach (X509Extension extension in extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using X509Certificate2 issued = request.Create(root, root.NotBefore, root.NotAfter, RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 whole = issued.CopyWithPrivateKey(key);
        return whole.Export(X509ContentType.Pfx);
    }

    private static void Save(string folder, string name, byte[] certificate) => File.WriteAllBytes(Path.Combine(folder, name + ".pfx"), certificate);

    private static X509Certificate2 Load(string folder, string name)
        => X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, name + ".pfx"), password: null);
}
