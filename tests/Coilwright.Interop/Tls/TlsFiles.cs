using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Interop.Tls;

/// <summary>The certificates of a test, in memory for us and as files for the programs of others.</summary>
internal sealed class TlsFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coilwright-interop-");
    private readonly TestCertificates _authority = new();

    public TlsFiles()
    {
        X509Certificate2 server = _authority.Server();
        X509Certificate2 client = _authority.Client(TestCertificates.Role("Operator"));
        Server = new TlsServerOptions { Certificate = () => server };
        Server.TrustedRoots.Add(_authority.Root);
        Client = new TlsClientOptions { Certificate = () => client };
        Client.TrustedRoots.Add(_authority.Root);
        Write("root.pem", _authority.Root.ExportCertificatePem());
        Write("server.pem", server.ExportCertificatePem());
        Write("server.key", server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        Write("client.pem", client.ExportCertificatePem());
        Write("client.key", client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    public TlsServerOptions Server { get; }

    public TlsClientOptions Client { get; }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write(string file, string pem) => File.WriteAllText(PathOf(file), pem);
}
