using System.Globalization;
using System.Text.RegularExpressions;
using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Server;

/// <summary>Our server under mbpoll, the command-line tool that people point at a device first.</summary>
public sealed partial class MbpollTests : IAsyncLifetime
{
    private readonly ModbusServer _server = ServedTables.Listen();

    public async ValueTask InitializeAsync() => await Installed.MbpollAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("0", "3:1 4:0 5:0 6:1")]
    [InlineData("1", "3:0 4:0 5:1 6:0")]
    [InlineData("3", "3:10 4:13 5:16 6:19")]
    [InlineData("4", "3:1003 4:1004 5:1005 6:1006")]
    public async Task Reads_each_table(string type, string expected) =>
        Assert.Equal(expected, await PollAsync("-t", type, "-0", "-r", "3", "-c", "4"));

    [Fact]
    public async Task Writes_coils_and_registers()
    {
        await PollAsync("-t", "0", "-0", "-r", "1", "127.0.0.1", "1", "1", "0", "1");
        await PollAsync("-t", "0", "-0", "-r", "10", "127.0.0.1", "1");
        await PollAsync("-t", "4", "-0", "-r", "20", "127.0.0.1", "4660");
        await PollAsync("-t", "4", "-0", "-r", "30", "127.0.0.1", "1", "2", "3");

        Assert.Equal("0:1 1:1 2:1 3:0 4:1", await PollAsync("-t", "0", "-0", "-r", "0", "-c", "5"));
        Assert.Equal("9:1 10:1 11:0", await PollAsync("-t", "0", "-0", "-r", "9", "-c", "3"));
        Assert.Equal("19:1019 20:4660 21:1021", await PollAsync("-t", "4", "-0", "-r", "19", "-c", "3"));
        Assert.Equal("29:1029 30:1 31:2 32:3 33:1033", await PollAsync("-t", "4", "-0", "-r", "29", "-c", "5"));
    }

    [Fact]
    public async Task Reads_floats_of_two_registers()
    {
        await PollAsync("-t", "4:float", "-B", "-0", "-r", "40", "127.0.0.1", "230.5");

        Assert.Equal("40:230.5", await PollAsync("-t", "4:float", "-B", "-0", "-r", "40", "-c", "1"));
        Assert.Equal("40:17254 41:32768", await PollAsync("-t", "4", "-0", "-r", "40", "-c", "2"));
    }

    [GeneratedRegex(@"^\[(\d+)\]:\s+(\S+)", RegexOptions.Multiline)]
    private static partial Regex ValueLine();

    private async Task<string> PollAsync(params string[] arguments)
    {
        string[] target = arguments.Contains("127.0.0.1") ? [] : ["127.0.0.1"];
        string output = await RunningProgram.RunAsync(
            "mbpoll", ["-m", "tcp", "-p", _server.Port.ToString(CultureInfo.InvariantCulture), "-a", "1", "-1", .. arguments, .. target]);
        return string.Join(' ', ValueLine().Matches(output).Select(match => $"{match.Groups[1]}:{match.Groups[2]}"));
    }
}
