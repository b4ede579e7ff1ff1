using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Clients' writes of text, judged as the map says that it stands in its registers.</summary>
public sealed class TextWriteTests
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly ModbusMapHandle<Label> _handle;

    public TextWriteTests()
    {
        var store = new UnitStore();
        _processor.Add(1, store);
        _handle = new ModbusMapHandle<Label>(store, 1, 0, new Label { Swapped = "abc", Ascii = "abc", Latin = "abc" });
    }

    [Theory]
    [InlineData("\u00E9a")]
    [InlineData("a\u00E9")]
    [InlineData("\u00E9\u00E9\u00E9")]
    public void Swapped_text_of_any_letters_is_accepted(string text)
    {
        byte[] data = new byte[6];
        LabelMembers.Swapped.Encode(text, data);

        Assert.Equal("1000000003", _processor.Answer("10 0000 0003 06" + Convert.ToHexString(data)));

        _handle.Update(label => label.Edition = 2);
        Assert.Equal(text, _handle.Read().Swapped);
    }

    [Fact]
    public void Swapped_text_that_is_none_once_its_bytes_are_turned_around_is_refused_with_3() =>
        AssertRefused("10 0000 0003 06 C3A9C3A9C3A9");

    [Fact]
    public void Other_letters_are_refused_with_3_where_text_is_ASCII_only() => AssertRefused("10 0003 0002 04 C3A90000");

    [Fact]
    public void A_converter_is_asked_itself()
    {
        Assert.Equal("1000050002", _processor.Answer("10 0005 0002 04 E9414200"));
        _handle.Update(label => label.Edition = 2);
        Assert.Equal("\u00E9AB", _handle.Read().Latin);

        Assert.Equal("9003", _processor.Answer("10 0005 0002 04 41074200"));
        Assert.Equal("\u00E9AB", _handle.Read().Latin);
    }

    private void AssertRefused(string request)
    {
        Assert.Equal("9003", _processor.Answer(request));

        _handle.Update(label => label.Edition = 2);
        Label now = _handle.Read();
        Assert.Equal(("abc", "abc", 2), (now.Swapped, now.Ascii, now.Edition));
    }
}
