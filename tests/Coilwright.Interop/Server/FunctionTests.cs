using System.Globalization;
using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Server;

/// <summary>What a unit of our server has besides registers, under the clients of others, as far as they ask for it.</summary>
public sealed class FunctionTests
{
    [Fact]
    public async Task Pymodbus_gets_status_counters_files_and_identification()
    {
        await Installed.PymodbusAsync();
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        SetUp(server.Unit(1));

        string heard = await RunningProgram.RunAsync(Installed.Python, PeerFolder.PathOf("pymodbus_functions_client.py"), PortOf(server));

        Assert.Equal(
            """
            exception status: 109
            query data: 42295
            diagnostic register: 48879
            messages: 4
            exceptions: 1
            event counter: 1 5
            event log: 1 5 8 128 64 128 64 128
            server id: b'EM-3\xff'
            written: FileRecord(file=4, record=7, length=2)
            read: 06af04be 0001
            object 0: VVVVVVVVVVVVVVVVVVVV 200
            object 1: EM-3 4
            object 2: 2.1 3
            object 6: Hall 5 6
            object 128: OOOOOOOOOOOOOOOOOOOO 200
            one object: {1: b'EM-3'} 0x83
            own function: fefd

            """,
            heard);
    }

    [Fact]
    public async Task Libmodbus_gets_the_server_id()
    {
        using CompiledPeer peer = await CompiledPeer.CompileAsync("libmodbus_server_id.c");
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        SetUp(server.Unit(1));

        Assert.Equal("5: 45 4D 2D 33 FF\n", await RunningProgram.RunAsync(peer.Program, PortOf(server)));
    }

    private static void SetUp(ModbusServerUnit unit)
    {
        unit.ExceptionStatus = 0x6D;
        unit.DiagnosticRegister = 0xBEEF;
        unit.SetServerId("EM-3"u8);
        unit.AddFile(4, 100).Write(0, 1);
        unit.Identification = new()
        {
            VendorName = new string('V', 200),
            ProductCode = "EM-3",
            Revision = "2.1",
            UserApplicationName = "Hall 5",
            [0x80] = new string('O', 200),
        };
        unit.Handle((FunctionCode)65, (request, response) =>
        {
            for (int i = 0; i < request.Length; i++)
            {
                response[i] = (byte)~request[i];
            }

            return request.Length;
        });
    }

    private static string PortOf(ModbusServer server) => server.Port.ToString(CultureInfo.InvariantCulture);
}
