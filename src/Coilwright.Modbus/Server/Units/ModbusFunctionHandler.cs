namespace Coilwright.Modbus;

/// <summary>Carries out a function code of one's own (see <see cref="ModbusServerUnit.Handle"/>).</summary>
/// <param name="request">What follows the function code of the request: 0 to 252 bytes, valid during the call.</param>
/// <param name="response">Takes what is to follow the function code of the response: 252 bytes.</param>
/// <returns>How many bytes of the response were filled.</returns>
public delegate int ModbusFunctionHandler(ReadOnlySpan<byte> request, Span<byte> response);
