using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

public sealed class RegisterStringTests
{
    private static readonly Gen<string> Words =
        Gen.OneOf(new[] { "", "A", "AB", "Ä", "ÄB", "日本", "日本語", "AÄ" }.Select(Gen.Const).ToArray<IGen<string>>());

    [Fact]
    public void Text_comes_back_but_for_what_it_ends_with() => Gen.String[0, 60].Where(text => !text.Any(char.IsSurrogate)).Sample(text =>
    {
        byte[] data = new byte[256];
        RegisterString.Write(data, text, "Text");
        return RegisterString.Read(data, null) == text.TrimEnd(' ', '\0');
    });

    [Fact]
    public void What_was_there_is_given_back_exactly_when_it_is_the_same() => Gen.Select(Words, Words).Sample((text, current) =>
    {
        byte[] data = new byte[256];
        RegisterString.Write(data, text, "Text");
        string read = RegisterString.Read(data, current);
        return read == text && (text.Length == 0 || ReferenceEquals(read, current) == (text == current));
    });

    [Fact]
    public void Bytes_that_are_no_text_do_not_throw() => Gen.Byte.Array[0, 250].Sample(data =>
    {
        string read = RegisterString.Read(data, null);
        return RegisterString.Read(data, read) == read;
    });

    [Fact]
    public void Null_is_written_as_empty()
    {
        byte[] data = [1, 2];
        RegisterString.Write(data, null, "Text");
        Assert.Equal([0, 0], data);
    }
}
