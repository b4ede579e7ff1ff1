using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>A request to a unit, as a line sees it.</summary>
internal abstract class UnitRequest : PendingRequest
{
    /// <summary>The unit that is asked; on serial lines 0 is all of them.</summary>
    public abstract byte Unit { get; set; }

    /// <summary>Function code and data.</summary>
    public abstract ReadOnlySpan<byte> Pdu { get; }
}
