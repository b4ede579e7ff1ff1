using Coilwright.Endpoints;

namespace Coilwright.Tests.Endpoints;

public sealed class EndpointParserTests
{
    private static readonly EndpointScheme[] Schemes =
    [
        new("tcp", "tcp://host:502") { DefaultPort = 502 },
        new("mcp", "mcp://host:port") { Options = ["role", "zone"] },
        new("rtu", "rtu:///dev/ttyUSB0?baud=9600") { IsDevice = true, Options = ["baud", "parity"] },
    ];

    [Theory]
    [InlineData("tcp://192.168.1.10:1502", "192.168.1.10", 1502)]
    [InlineData("tcp://192.168.1.10", "192.168.1.10", 502)]
    [InlineData("TCP://plc-1.local/", "plc-1.local", 502)]
    [InlineData("tcp://plc_1:0", "plc_1", 0)]
    [InlineData("tcp://[::1]:65535", "::1", 65535)]
    [InlineData("tcp://[fe80::1%2]", "fe80::1%2", 502)]
    public void Host_and_port_are_taken_apart(string text, string host, int port)
    {
        Endpoint endpoint = EndpointParser.Parse(text, Schemes);

        Assert.Equal("tcp", endpoint.Scheme);
        Assert.Equal(host, endpoint.Host);
        Assert.Equal(port, endpoint.Port);
    }

    [Fact]
    public void A_device_has_a_path_and_options_instead_of_a_host()
    {
        Endpoint endpoint = EndpointParser.Parse("rtu:///dev/ttyUSB0?baud=9600&Parity=even", Schemes);

        Assert.Equal("", endpoint.Host);
        Assert.Equal("/dev/ttyUSB0", endpoint.Path);
        Assert.Equal("9600", endpoint.Options["baud"]);
        Assert.Equal("even", endpoint.Options["parity"]);
    }

    [Theory]
    [InlineData("192.168.1.10:502", "no scheme")]
    [InlineData("http://host:80", "unknown scheme 'http'")]
    [InlineData("tcp://", "names no host")]
    [InlineData("tcp://:502", "names no host")]
    [InlineData("tcp://host:", "no port from 0 to 65535")]
    [InlineData("tcp://host:65536", "no port from 0 to 65535")]
    [InlineData("tcp://host:-1", "no port from 0 to 65535")]
    [InlineData("tcp://host:502x", "no port from 0 to 65535")]
    [InlineData("tcp://::1", "stands in brackets")]
    [InlineData("tcp://[::1", "without a closing one")]
    [InlineData("tcp://[host]:502", "no IPv6 address")]
    [InlineData("tcp://host:502/registers", "has a path")]
    [InlineData("tcp://host?unit=1", "unknown option 'unit' (it takes none)")]
    [InlineData("mcp://host", "names no port")]
    [InlineData("mcp://host:1?rolle=a", "known are role, zone")]
    [InlineData("mcp://host:1?role", "gives no value")]
    [InlineData("mcp://host:1?role=a&ROLE=b", "twice")]
    [InlineData("rtu://COM3", "names no device")]
    public void What_is_wrong_is_said_together_with_the_right_form(string text, string problem)
    {
        FormatException error = Assert.Throws<FormatException>(() => EndpointParser.Parse(text, Schemes));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains("Write ", error.Message, StringComparison.Ordinal);
        Assert.Contains("://", error.Message[error.Message.IndexOf("Write ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tcp://host:502")]
    [InlineData("tcp://[::1]:502")]
    [InlineData("mcp://host:1?role=a&zone=b")]
    [InlineData("rtu:///dev/ttyUSB0?baud=9600")]
    public void An_endpoint_reads_as_it_was_written(string text) =>
        Assert.Equal(text, EndpointParser.Parse(text, Schemes).ToString());

    [Fact]
    public void Endpoints_are_equal_by_what_they_name()
    {
        var endpoint = new Endpoint("TCP", "Host", 502);

        Assert.Equal(endpoint, EndpointParser.Parse("tcp://host", Schemes));
        Assert.Equal(endpoint.GetHashCode(), EndpointParser.Parse("tcp://host", Schemes).GetHashCode());
        Assert.NotEqual(endpoint, EndpointParser.Parse("tcp://host:503", Schemes));
    }

    [Fact]
    public void Endpoints_that_differ_in_the_case_of_a_device_are_not_equal()
    {
        var endpoint = new Endpoint("rtu", "", 0, "/dev/ttyUSB0", [new("baud", "9600"), new("Parity", "Even")]);
        var same = new Endpoint("RTU", "", 0, "/dev/ttyUSB0", [new("parity", "even"), new("BAUD", "9600")]);

        Assert.Equal(endpoint, same);
        Assert.Equal(endpoint.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(endpoint, new Endpoint("rtu", "", 0, "/dev/ttyusb0", endpoint.Options));
        Assert.NotEqual(endpoint, new Endpoint("rtu", "", 0, "/dev/ttyUSB0", [new("baud", "9600")]));
        Assert.NotEqual(endpoint, new Endpoint("rtu", "", 0, "/dev/ttyUSB0", [new("baud", "19200"), new("parity", "even")]));
    }
}
