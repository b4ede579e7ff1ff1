using System.Security.Cryptography.X509Certificates;
using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Coilwright.Modbus.Tests.Security;
using Microsoft.Extensions.Configuration;

namespace Coilwright.Hosting.Tests.Configuration;

/// <summary>Certificates that a configuration names as files.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private readonly TestCertificates _authority = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coilwright-certificates");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_server_and_a_client_meet_by_certificates_from_files()
    {
        Write("server", _authority.Server());
        Write("client", _authority.Client(TestCertificates.Role("Operator")));
        await File.WriteAllTextAsync(PathOf("root.pem"), _authority.Root.ExportCertificatePem(), Token);
        var serverOptions = new McpServerOptions();
        SectionReader.ReadAll(Tls("server"), reader => McpServerSection.Read(reader, serverOptions));
        var clientOptions = new McpClientOptions();
        SectionReader.ReadAll(Tls("client"), reader => McpClientSection.Read(reader, clientOptions));

        await using McpServer server = McpServer.Listen("mcps://127.0.0.1:0", services => services.Map<IGreeter>(new Greeter()), serverOptions);
        await using McpClient client = await McpClient.ConnectAsync($"mcps://localhost:{server.Endpoint.Port}", clientOptions, Token);
        Assert.Equal("go", (await new GreeterClient(client).CommandAsync(new Greeting { Text = "go" }, Token)).Text);
    }

    [Fact]
    public void A_renewed_certificate_is_read_and_an_unchanged_one_is_not_read_again()
    {
        Write("server", _authority.Server());
        var file = new CertificateFile(PathOf("server.pem"), PathOf("server.key"), password: null);
        X509Certificate2 first = file.Read();
        Assert.Same(first, file.Read());

        Write("server", _authority.Server("renewed"));
        Touch("server.pem");
        Assert.Equal("CN=renewed", file.Read().Subject);
        Assert.True(file.Read().HasPrivateKey);
    }

    [Fact]
    public void A_certificate_that_is_only_half_written_leaves_the_old_one_in_use()
    {
        Write("server", _authority.Server());
        var file = new CertificateFile(PathOf("server.pem"), PathOf("server.key"), password: null);
        X509Certificate2 first = file.Read();

        File.WriteAllText(PathOf("server.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");
        Touch("server.pem");
        Assert.Same(first, file.Read());
        Write("server", _authority.Server("renewed"));
        Touch("server.pem");
        Assert.Equal("CN=renewed", file.Read().Subject);
    }

    [Fact]
    public void A_pkcs12_file_has_both_and_its_password()
    {
        File.WriteAllBytes(PathOf("server.pfx"), _authority.Server().Export(X509ContentType.Pfx, "secret"));
        Assert.True(new CertificateFile(PathOf("server.pfx"), keyPath: null, "secret").Read().HasPrivateKey);
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_that_names_it()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => new CertificateFile(PathOf("nowhere.pem"), null, null).Read());
        Assert.Contains("nowhere.pem", error.Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, X509Certificate2 certificate)
    {
        File.WriteAllText(PathOf($"{name}.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(PathOf($"{name}.key"), certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    // Two writes may come within what a file system can tell apart.
    private void Touch(string name) => File.SetLastWriteTimeUtc(PathOf(name), File.GetLastWriteTimeUtc(PathOf(name)).AddSeconds(2 + Random.Shared.Next(1, 1000)));

    private IConfigurationSection Tls(string name) => Json.Section(
        $$"""{ "Tls": { "Certificate": { "Path": "{{PathOf($"{name}.pem")}}", "KeyPath": "{{PathOf($"{name}.key")}}" }, "TrustedRoots": "{{PathOf("root.pem")}}" } }""");
}
