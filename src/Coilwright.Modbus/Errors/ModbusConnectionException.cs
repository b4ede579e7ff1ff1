namespace Coilwright.Modbus;

/// <summary>There was no connection to the device, or it ended while the request was on its way. The next call connects again.</summary>
public sealed class ModbusConnectionException : ModbusException
{
    internal ModbusConnectionException(string message, in ModbusRequestFacts facts, Exception? innerException)
        : base(message, facts, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
