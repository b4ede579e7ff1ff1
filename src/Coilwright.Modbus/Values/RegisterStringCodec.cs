namespace Coilwright.Modbus.Values;

/// <summary>Text in registers. Made by generated code.</summary>
/// <param name="member">The name of the property, for errors.</param>
/// <param name="text">How it stands there.</param>
public sealed class RegisterStringCodec(string member, RegisterText text = RegisterText.Utf8) : RegisterCodec<string>
{
    /// <inheritdoc/>
    public override string Decode(ReadOnlySpan<byte> data) => RegisterString.Read(data, text, null);

    /// <inheritdoc/>
    public override void Encode(string value, Span<byte> data) => RegisterString.Write(data, value, text, member);

    // Any registers read as some text.
    internal override void CheckRead(ReadOnlySpan<byte> data)
    {
    }

    internal override void CheckWritten(ReadOnlySpan<byte> data) => RegisterString.Check(data, text, member);
}
