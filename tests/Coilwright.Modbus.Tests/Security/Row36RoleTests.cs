using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>Roles in client certificates, over TLS: right, missing, and written wrong in every way.</summary>
public sealed class Row36RoleTests : IAsyncDisposable
{
    private readonly TlsFixture _fixture = new();

    public Row36RoleTests() => _fixture.Server.Map(2, new Drive { Speed = 7 });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_client_whose_certificate_names_the_role_is_let_in()
    {
        await using ModbusClient client = await _fixture.ConnectAsync();
        var drive = new DriveClient(client, unit: 2);

        await drive.WriteSpeedAsync(1500, Cancellation);

        Assert.Equal(1500, await drive.ReadSpeedAsync(Cancellation));
        ModbusServerConnection connection = Assert.Single(_fixture.Server.Connections);
        Assert.Equal("Operator", connection.Role);
        Assert.Equal("CN=Operator station", connection.CertificateSubject);
    }

    [Fact]
    public async Task A_role_is_still_there_when_the_session_is_resumed()
    {
        for (int i = 0; i < 3; i++)
        {
            await using ModbusClient client = await _fixture.ConnectAsync();
            await new DriveClient(client, unit: 2).WriteSpeedAsync(1500, Cancellation);
        }
    }

    [Fact]
    public Task A_certificate_without_a_role_is_served_without_one() => AssertHasNoRoleAsync();

    [Fact]
    public Task A_certificate_with_two_role_extensions_has_no_role() =>
        AssertHasNoRoleAsync(TestCertificates.Role("Operator"), TestCertificates.Role("Engineer"));

    [Fact]
    public Task A_certificate_with_two_roles_in_one_extension_has_no_role() =>
        AssertHasNoRoleAsync([.. TestCertificates.Role("Operator"), .. TestCertificates.Role("Engineer")]);

    [Theory]
    [InlineData("0C00")] // empty
    [InlineData("13084F70657261746F72")] // a PrintableString
    [InlineData("0C084F7065726174")] // cut short
    [InlineData("300A0C084F70657261746F72")] // within a sequence
    [InlineData("0C02C328")] // no UTF-8
    [InlineData("4F70657261746F72")] // bare text
    public Task A_role_that_is_no_plain_utf8_string_is_none(string content) => AssertHasNoRoleAsync(Convert.FromHexString(content));

    [Fact]
    public async Task Without_tls_nobody_has_a_role()
    {
        await using ModbusServer plain = ModbusServer.Listen("tcp://127.0.0.1:0");
        plain.Map(2, new Drive());
        await using ModbusClient client = await ModbusClient.ConnectAsync(plain.Endpoint.ToString(), Cancellation);

        await AssertRefusedAsync(client);
    }

    [Fact]
    public async Task A_bit_that_a_role_may_not_write_is_refused_and_not_written_another_way()
    {
        await using ModbusClient client = await _fixture.ConnectAsync();
        var drive = new DriveClient(client, unit: 2);
        for (int i = 0; i < 2; i++)
        {
            ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(async () => await drive.WriteUnlockedAsync(true, Cancellation));
            Assert.Equal((ModbusExceptionCode.IllegalFunction, FunctionCode.MaskWriteRegister), (error.Code, error.Function));
        }

        // The bit beside it is still written on its own: the register as a whole would be refused.
        await drive.WriteLampAsync(true, Cancellation);

        // Twice the bit, once a change of nothing, and the lamp.
        Assert.Equal(4, Assert.Single(_fixture.Server.Connections).Requests);
    }

    private static async Task AssertRefusedAsync(ModbusClient client)
    {
        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(
            async () => await new DriveClient(client, unit: 2).WriteSpeedAsync(1500, Cancellation));
        Assert.Equal(ModbusExceptionCode.IllegalFunction, error.Code);
    }

    private async Task AssertHasNoRoleAsync(params byte[][] roles)
    {
        X509Certificate2 certificate = _fixture.Authority.Client(roles);
        _fixture.ClientTls.Certificate = () => certificate;
        await using ModbusClient client = await _fixture.ConnectAsync();

        await AssertRefusedAsync(client);
        Assert.Equal(7, await new DriveClient(client, unit: 2).ReadSpeedAsync(Cancellation));
        Assert.Null(Assert.Single(_fixture.Server.Connections).Role);
    }
}
