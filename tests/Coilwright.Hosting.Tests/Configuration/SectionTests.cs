using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.Extensions.Configuration;

namespace Coilwright.Hosting.Tests.Configuration;

/// <summary>Options that come from a configuration.</summary>
public sealed class SectionTests
{
    [Fact]
    public void Every_option_of_a_modbus_client_can_be_configured() => AssertComplete<ModbusClientOptions>(ModbusClientSection.Read);

    [Fact]
    public void Every_option_of_a_client_can_be_configured() => AssertComplete<McpClientOptions>(McpClientSection.Read);

    [Fact]
    public void Every_option_of_a_server_can_be_configured() => AssertComplete<McpServerOptions>(McpServerSection.Read);

    [Fact]
    public void What_a_section_does_not_name_stays_as_it_was()
    {
        var options = new McpClientOptions { Name = "panel", MaxInFlight = 7 };
        SectionReader.ReadAll(Json.Section("""{ "RequestTimeout": "00:00:02.5" }"""), reader => McpClientSection.Read(reader, options));
        Assert.Equal(("panel", 7, TimeSpan.FromSeconds(2.5)), (options.Name, options.MaxInFlight, options.RequestTimeout));
    }

    [Fact]
    public void A_name_that_means_nothing_is_an_error_that_lists_those_that_do()
    {
        string message = Fail("""{ "Connection": { "Reconnect": { "Attemps": 3 } } }""");
        Assert.Contains("'Plant:Connection:Reconnect:Attemps'", message, StringComparison.Ordinal);
        Assert.Contains("Attempts, InitialDelay", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_cannot_be_read_is_an_error_that_says_how_to_write_it()
    {
        string message = Fail("""{ "RequestTimeout": "2 seconds" }""");
        Assert.Contains("'2 seconds' at 'Plant:RequestTimeout'", message, StringComparison.Ordinal);
        Assert.Contains("hh:mm:ss", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_out_of_range_is_an_error_that_says_where() =>
        Assert.Contains("'0' at 'Plant:Connections' is out of range", Fail("""{ "Connections": 0 }"""), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_name_of_a_choice_is_an_error_that_lists_the_right_ones()
    {
        var options = new ModbusClientOptions();
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => SectionReader.ReadAll(Json.Section("""{ "UnitMatching": "Loose" }"""), reader => ModbusClientSection.Read(reader, options)));
        Assert.Contains("Strict, Ignore", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_to_use_tls_needs_a_certificate()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => SectionReader.ReadAll(Json.Section("""{ "Tls": { "ClientCertificates": "Optional" } }"""), reader => McpServerSection.Read(reader, new McpServerOptions())));
        Assert.Contains("Certificate", error.Message, StringComparison.Ordinal);
    }

    private static string Fail(string json) => Assert.Throws<InvalidOperationException>(
        () => SectionReader.ReadAll(Json.Section(json), reader => McpClientSection.Read(reader, new McpClientOptions()))).Message;

    private static void AssertComplete<TOptions>(Action<SectionReader, TOptions> read)
        where TOptions : new()
    {
        var values = new OptionValues(typeof(TOptions));
        IConfigurationSection section = new ConfigurationBuilder().AddInMemoryCollection(values.Configuration).Build().GetSection(OptionValues.Root);
        var options = new TOptions();
        SectionReader.ReadAll(section, reader => read(reader, options));
        Assert.NotEmpty(values.Configuration);
        Assert.Empty(values.DifferencesOf(options!));
    }
}
