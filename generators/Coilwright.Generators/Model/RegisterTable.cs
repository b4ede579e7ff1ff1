namespace Coilwright.Generators.Model;

/// <summary>The tables of the Modbus data model, named and ordered as <c>Coilwright.Modbus.RegisterTable</c>.</summary>
internal enum RegisterTable
{
    Coil,
    DiscreteInput,
    InputRegister,
    HoldingRegister,
}
