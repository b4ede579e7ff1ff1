using System.Runtime.CompilerServices;
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
    public ValueTask<byte[]> SendPduAsync(byte unit, ReadOnlyMemory<byte> pdu, CancellationToken cancellationToken = default)
    {
        PduShape.ThrowIfNoPdu(pdu.Span);
        byte function = pdu.Span[0];
        if (function is 0 or >= PduShape.ExceptionFlag)
        {
            throw new ArgumentException($"A function code is within 1 to 127, not {function}.", nameof(pdu));
        }

        ModbusRequest request = Rent(unit);
        pdu.Span.CopyTo(request.Buffer);
        request.Size = pdu.Length;
        return SendPduAsync(request, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<byte[]> SendPduAsync(ModbusRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            return request.ResponsePdu.ToArray();
        }
        finally
        {
            Return(request);
        }
    }
}
