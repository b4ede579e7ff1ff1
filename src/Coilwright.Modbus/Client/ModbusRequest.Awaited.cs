using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// A request that is itself what its caller awaits: the end of the await checks the answer, fills the caller's memory and gives the
/// request back. So a call has no state machine, and any number of them at once allocates nothing.
/// </summary>
internal sealed partial class ModbusRequest
{
    private ModbusClient? _owner;
    private Memory<ushort> _registers;
    private Memory<bool> _bits;

    /// <summary>Has the end of the await give the request back to <paramref name="owner"/>.</summary>
    public void EndWith(ModbusClient owner) => _owner = owner;

    /// <summary>Has the end of the await also fill <paramref name="destination"/> with the registers that were read.</summary>
    public void EndWith(Memory<ushort> destination) => _registers = destination;

    /// <summary>Has the end of the await also fill <paramref name="destination"/> with the bits that were read.</summary>
    public void EndWith(Memory<bool> destination) => _bits = destination;

    /// <summary>Gives the request back, if the end of its await was to do so.</summary>
    public void Release()
    {
        ModbusClient? owner = _owner;
        _owner = null;
        _registers = default;
        _bits = default;
        owner?.Return(this);
    }

    protected override void GetResult(short token)
    {
        if (_owner is null)
        {
            base.GetResult(token);
            return;
        }

        // A second await of the same call throws here, before it touches what may be another caller's by now.
        GetStatus(token);
        try
        {
            ThrowIfFailed(token);
            ThrowUnlessAnswered();
            if (!_registers.IsEmpty)
            {
                PackedRegisters.Unpack(Data, _registers.Span);
            }

            if (!_bits.IsEmpty)
            {
                PackedBits.Unpack(Data, _bits.Span);
            }
        }
        finally
        {
            EndUse();
            Release();
        }
    }
}
