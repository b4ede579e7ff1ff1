namespace Coilwright.Generators.Model;

/// <summary>The ways between raw values and values.</summary>
internal enum ConversionKind
{
    /// <summary>The raw value is the value.</summary>
    Same,

    /// <summary>The property's type holds more than the registers: encoding is checked.</summary>
    Widen,

    /// <summary>The registers hold more than the property's type: decoding is checked.</summary>
    Narrow,

    /// <summary>A whole number on the wire, a fractional type in the property: encoding rounds.</summary>
    Round,

    /// <summary>A Single on the wire, a double in the property.</summary>
    Single,

    /// <summary>A Half on the wire, a float or double in the property.</summary>
    Half,

    /// <summary>Scaled by double arithmetic that is exact but for the last operation.</summary>
    ScaledDouble,

    /// <summary>Scaled by 128-bit arithmetic, because double would round twice.</summary>
    ScaledWide,

    /// <summary>Scaled by decimal arithmetic.</summary>
    ScaledDecimal,

    /// <summary>Scaled by what another member says.</summary>
    ScaledFrom,

    /// <summary>Whole numbers scaled by whole numbers.</summary>
    ScaledInteger,
}
