using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Soak;

/// <summary>The process that serves: says where it listens, waits for a line, tells how often each ticket was written, and ends.</summary>
internal static class ServerRole
{
    public static async Task RunAsync(SoakOptions options)
    {
        using var authority = new TestCertificates("Soak root");
        X509Certificate2 certificate = authority.Server();
        var tls = new TlsServerOptions { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None };
        await using ModbusServer server = ModbusServer.Listen(
            $"{options.Endpoint}://127.0.0.1:0", new ModbusServerOptions { Tls = tls, MaxConnections = 10_000 });
        for (byte unit = 1; unit <= Plant.Units; unit++)
        {
            server.AddUnit(unit, Serve(unit));
        }

        byte[][] tickets = new byte[options.Clients * options.Callers][];
        for (int caller = 0; caller < tickets.Length; caller++)
        {
            byte[] written = tickets[caller] = new byte[Plant.MaxTickets];
            ModbusMapHandle<Mailbox> mailbox = server.Map(1, new Mailbox(), (ushort)(Plant.MailboxAddress + (caller * 2)));
            mailbox.OnWrite(MailboxMembers.Ticket, ticket => written[ticket]++);
        }

        Console.WriteLine($"{server.Port} {Convert.ToBase64String(authority.Root.RawData)}");
        if (await Console.In.ReadLineAsync() is not null)
        {
            foreach (byte[] written in tickets)
            {
                int used = Array.FindLastIndex(written, count => count > 0) + 1;
                Console.WriteLine(Convert.ToBase64String(written.AsSpan(0, used)));
            }
        }
    }

    private static RegisterTables Serve(byte unit)
    {
        var tables = new RegisterTables(
            coils: Plant.Addresses, discreteInputs: Plant.Addresses, inputRegisters: Plant.Addresses, holdingRegisters: Plant.Addresses);
        ushort[] registers = [.. Enumerable.Range(0, Plant.Addresses).Select(address => Plant.Register(unit, address))];
        bool[] coils = [.. Enumerable.Range(0, Plant.Addresses).Select(address => Plant.Coil(unit, address))];
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, registers);
        tables.WriteRegisters(RegisterTable.InputRegister, 0, registers);
        tables.WriteBits(RegisterTable.Coil, 0, coils);
        tables.WriteBits(RegisterTable.DiscreteInput, 0, coils);
        return tables;
    }
}
