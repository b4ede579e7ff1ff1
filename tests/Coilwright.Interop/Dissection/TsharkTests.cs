using Coilwright.Interop.Programs;
using Coilwright.Interop.Server;

namespace Coilwright.Interop.Dissection;

/// <summary>What our client and server say to each other, in the eyes of Wireshark's dissector.</summary>
public sealed class TsharkTests : IDisposable
{
    private const string Complaints = "_ws.malformed || _ws.expert.severity >= \"Warning\"";

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task The_dissector_finds_every_frame_well_formed()
    {
        await Installed.TsharkAsync();
        IReadOnlyList<RecordedSegment> segments = await ConverseAsync();
        Save(segments);

        Assert.Equal("", await DissectAsync("-Y", Complaints));
        Assert.Equal("1 1 2 2 3 3 4 4 5 5 6 6 15 15 16 16 22 22 23 23 3 3 3 3 3 3", await FieldAsync("modbus.func_code"));
        Assert.Equal("2 11", await FieldAsync("modbus.exception_code"));

        // The dissector pairs requests with responses by itself, though not with exceptions.
        string paired = await FieldAsync("modbus.request_frame");
        Assert.Equal((segments.Count / 2) - 2, paired.Split(' ').Length);
    }

    [Fact]
    public async Task The_dissector_would_complain_about_a_frame_that_is_cut_short()
    {
        await Installed.TsharkAsync();
        const string ReadWithoutQuantity = "00010000000401030000";
        Save([new RecordedSegment(FromClient: true, Convert.FromHexString(ReadWithoutQuantity))]);

        Assert.NotEqual("", await DissectAsync("-Y", Complaints));
    }

    private static async Task<IReadOnlyList<RecordedSegment>> ConverseAsync()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await using ModbusServer server = ServedTables.Listen();
        await using var proxy = new RecordingProxy(server.Port);
        var options = new ModbusClientOptions { Retry = { Attempts = 1 } };
        await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{proxy.Port}", options, token);
        await client.ReadCoilsAsync(1, 0, 2000, token);
        await client.ReadDiscreteInputsAsync(1, 3, 9, token);
        await client.ReadHoldingRegistersAsync(1, 0, 125, token);
        await client.ReadInputRegistersAsync(1, 0, 1, token);
        await client.WriteSingleCoilAsync(1, 1, true, token);
        await client.WriteSingleRegisterAsync(1, 2, 0x1234, token);
        await client.WriteMultipleCoilsAsync(1, 5, new bool[1968], token);
        await client.WriteMultipleRegistersAsync(1, 3, new ushort[123], token);
        await client.MaskWriteRegisterAsync(1, 4, 0xF2, 0x25, token);
        await client.ReadWriteMultipleRegistersAsync(1, 0, 125, 9, new ushort[121], token);
        await Assert.ThrowsAsync<ModbusDeviceException>(async () => await client.ReadHoldingRegistersAsync(1, 200, 1, token));
        await Assert.ThrowsAsync<ModbusDeviceException>(async () => await client.ReadHoldingRegistersAsync(9, 0, 1, token));
        await client.ReadHoldingRegistersAsync(1, 0, 1, token);
        return proxy.Segments;
    }

    private void Save(IReadOnlyList<RecordedSegment> segments)
    {
        using var file = new PcapWriter(_path);
        foreach (RecordedSegment segment in segments)
        {
            file.Write(segment);
        }
    }

    private async Task<string> FieldAsync(string name)
    {
        string values = await DissectAsync("-Y", name, "-T", "fields", "-e", name);
        return string.Join(' ', values.Split((char[])['\n', ','], StringSplitOptions.RemoveEmptyEntries));
    }

    private Task<string> DissectAsync(params string[] arguments) => RunningProgram.RunAsync("tshark", ["-r", _path, .. arguments]);
}
