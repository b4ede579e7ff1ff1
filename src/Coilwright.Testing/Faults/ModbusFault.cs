using Coilwright.Modbus;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Testing;

/// <summary>Faults of Modbus devices, for requests in Modbus TCP frames.</summary>
public static class ModbusFault
{
    /// <summary>The request never reaches the device; its sender gets an exception.</summary>
    /// <param name="code">Any code; ones that the specification does not know, too.</param>
    public static Fault Refuse(ModbusExceptionCode code) => Fault.ReplyWith(request =>
    {
        MbapHeader.TryParse(request.Span, out MbapHeader header);
        byte[] answer = new byte[MbapHeader.Size + ExceptionResponse.Size];
        (header with { PduSize = ExceptionResponse.Size }).Write(answer);
        new ExceptionResponse((FunctionCode)request.Span[MbapHeader.Size], code).Write(answer.AsSpan(MbapHeader.Size));
        return answer;
    });
}
