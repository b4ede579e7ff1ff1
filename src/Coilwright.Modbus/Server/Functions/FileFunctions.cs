using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>Files and queues: function codes 20, 21 and 24 (specification V1.1b3, 6.14, 6.15, 6.18).</summary>
internal static class FileFunctions
{
    public static int Read(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        const FunctionCode Function = FunctionCode.ReadFileRecord;
        if (unit.Files.IsEmpty)
        {
            return Refusal.Write(Function, ModbusExceptionCode.IllegalFunction, response);
        }

        if (!ReadFileRequest.TryParse(pdu, out ReadFileRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        int size = ReadFileResponse.WriteHeader(response, request);
        lock (unit.Files.Lock)
        {
            for (int i = 0; i < request.Count; i++)
            {
                if (!unit.Files.TryFind(request[i], out Span<byte> data))
                {
                    return Refusal.Write(Function, ModbusExceptionCode.IllegalDataAddress, response);
                }

                data.CopyTo(ReadFileResponse.DataOf(response, i));
            }
        }

        return size;
    }

    public static int Write(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        const FunctionCode Function = FunctionCode.WriteFileRecord;
        if (unit.Files.IsEmpty)
        {
            return Refusal.Write(Function, ModbusExceptionCode.IllegalFunction, response);
        }

        if (!WriteFileRequest.TryParse(pdu, out WriteFileRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        lock (unit.Files.Lock)
        {
            // All of it or nothing.
            foreach (FileGroup group in request)
            {
                if (!unit.Files.TryFind(group.Record, out _))
                {
                    return Refusal.Write(Function, ModbusExceptionCode.IllegalDataAddress, response);
                }
            }

            foreach (FileGroup group in request)
            {
                unit.Files.TryFind(group.Record, out Span<byte> data);
                group.Data.CopyTo(data);
            }
        }

        return request.Write(response);
    }

    public static int ReadQueue(ModbusServerUnit unit, ReadOnlySpan<byte> pdu, Span<byte> response)
    {
        const FunctionCode Function = FunctionCode.ReadFifoQueue;
        if (!unit.HasQueues)
        {
            return Refusal.Write(Function, ModbusExceptionCode.IllegalFunction, response);
        }

        if (!ReadFifoRequest.TryParse(pdu, out ReadFifoRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        if (unit.FindQueue(request.Address) is not { } queue)
        {
            return Refusal.Write(Function, ModbusExceptionCode.IllegalDataAddress, response);
        }

        Span<byte> data = stackalloc byte[PduLimits.MaxFifoRegisters * 2];
        return queue.TryCopy(data, out int size)
            ? new ReadFifoResponse(data[..size]).Write(response)
            : Refusal.Write(Function, ModbusExceptionCode.IllegalDataValue, response);
    }
}
