using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public sealed partial class ModbusClient
{
    /// <summary>
    /// Sends any PDU and returns the answer's. Answers to the function codes that the client knows are checked as everywhere, others by
    /// their function code alone.
    /// </summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="pdu">Function code (1 to 127) and data, 1 to 253 bytes; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the request, once on its way, is still carried out.</param>
    /// <returns>The answer's function code and data.</returns>
    /// <exception cref="ArgumentException">The PDU is empty or too long, or its function code is out of range.</exception>
    /// <exception cref="ModbusDeviceException">The device refused: an exception response is never returned.</exception>
    public ValueTask<byte[]> SendPduAsync(byte unit, ReadOnlyMemory<byte> pdu, CancellationToken cancellationToken = default) =>
        CallAsync(RentPdu(unit, pdu.Span), 0, static (request, _) => request.ResponsePdu.ToArray(), cancellationToken);

    /// <summary>Sends any PDU and copies the answer's, without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="pdu">Function code (1 to 127) and data, 1 to 253 bytes; copied before this returns.</param>
    /// <param name="response">Takes the answer, up to 253 bytes; what does not fit is left out.</param>
    /// <param name="cancellationToken">Gives the wait up; the request, once on its way, is still carried out.</param>
    /// <returns>How many bytes were filled.</returns>
    public ValueTask<int> SendPduAsync(
        byte unit, ReadOnlyMemory<byte> pdu, Memory<byte> response, CancellationToken cancellationToken = default) =>
        CallAsync(RentPdu(unit, pdu.Span), response, static (request, into) => CopyFirst(request.ResponsePdu, into.Span), cancellationToken);

    private ModbusRequest RentPdu(byte unit, ReadOnlySpan<byte> pdu)
    {
        PduShape.ThrowIfNoPdu(pdu);
        if (pdu[0] is 0 or >= PduShape.ExceptionFlag)
        {
            throw new ArgumentException($"A function code is within 1 to 127, not {pdu[0]}.", nameof(pdu));
        }

        ModbusRequest request = Rent(unit);
        pdu.CopyTo(request.Buffer);
        request.Size = pdu.Length;
        return request;
    }
}
