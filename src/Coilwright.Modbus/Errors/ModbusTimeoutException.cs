namespace Coilwright.Modbus;

/// <summary>A request was not answered by its deadline. <see cref="ModbusException.Phase"/> tells what it was waiting for.</summary>
public sealed class ModbusTimeoutException : ModbusException
{
    internal ModbusTimeoutException(string message, in ModbusRequestFacts facts, Exception? innerException = null)
        : base(message, facts, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
