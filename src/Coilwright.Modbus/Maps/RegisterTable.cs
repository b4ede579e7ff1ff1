namespace Coilwright.Modbus;

/// <summary>The four tables of the Modbus data model (specification, 4.3).</summary>
public enum RegisterTable
{
    /// <summary>Single bits, read and written: function codes 1, 5 and 15.</summary>
    Coil,

    /// <summary>Single bits, read only: function code 2.</summary>
    DiscreteInput,

    /// <summary>16-bit registers, read only: function code 4.</summary>
    InputRegister,

    /// <summary>16-bit registers, read and written: function codes 3, 6, 16, 22 and 23.</summary>
    HoldingRegister,
}
