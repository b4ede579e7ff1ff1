namespace Coilwright.Modbus;

/// <summary>
/// The device answered with something that cannot be the answer: a byte count other than what was asked for, an echo that differs from the
/// request, a frame that is none. None of it is ever delivered as a value.
/// </summary>
public sealed class ModbusProtocolException : ModbusException
{
    internal ModbusProtocolException(string message, in ModbusRequestFacts facts, Exception? innerException)
        : base(message, facts, innerException)
    {
    }
}
