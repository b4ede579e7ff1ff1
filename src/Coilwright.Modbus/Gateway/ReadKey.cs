using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Gateway;

/// <summary>What a plain read asks for: two reads with the same key have the same answer.</summary>
internal readonly record struct ReadKey(FunctionCode Function, ushort Address, ushort Quantity)
{
    /// <summary>Tells a plain read (function codes 1 to 4) from anything else.</summary>
    public static bool TryOf(ReadOnlySpan<byte> request, out ReadKey key)
    {
        key = default;
        if (request.Length != ReadRequest.Size || (FunctionCode)request[0] > FunctionCode.ReadInputRegisters)
        {
            return false;
        }

        key = new ReadKey(
            (FunctionCode)request[0],
            BinaryPrimitives.ReadUInt16BigEndian(request[1..]),
            BinaryPrimitives.ReadUInt16BigEndian(request[3..]));
        return true;
    }
}
