using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Soak;

/// <summary>
/// The process that serves: says where it listens, waits for a line, tells what it still holds and how often each ticket was written, and ends.
/// </summary>
internal static class ServerRole
{
    public static async Task RunAsync(SoakOptions options)
    {
        using var authority = new TestCertificates("Soak root");
        X509Certificate2 certificate = authority.Server();
        var tls = new TlsServerOptions { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None };
        var tickets = new Tickets(options.Clients * options.Callers);
        await using ISoakServer server = options.IsMcp
            ? McpSoakServer.Listen(options.Endpoint, tls, tickets)
            : ModbusSoakServer.Listen(options.Endpoint, tls, tickets);
        Console.WriteLine($"{server.Port} {Convert.ToBase64String(authority.Root.RawData)}");
        if (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(await server.FindLeftAsync());
            for (int caller = 0; caller < tickets.Callers; caller++)
            {
                Console.WriteLine(tickets.Print(caller));
            }
        }
    }
}
