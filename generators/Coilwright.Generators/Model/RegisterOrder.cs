namespace Coilwright.Generators.Model;

/// <summary>The byte orders, named and numbered as <c>Coilwright.Modbus.RegisterOrder</c>.</summary>
internal enum RegisterOrder
{
    ABCD,
    CDAB,
    BADC,
    DCBA,
}
