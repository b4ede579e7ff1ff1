namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>A map of every number and of arrays of them, at addresses that all of them share.</summary>
internal interface INumberMap
{
    short Int16 { get; set; }

    ushort UInt16 { get; set; }

    int Int32 { get; set; }

    uint UInt32 { get; set; }

    long Int64 { get; set; }

    ulong UInt64 { get; set; }

    float Single { get; set; }

    double Double { get; set; }

    ushort[] Words { get; set; }

    int[] DoubleWords { get; set; }

    double[] QuadWords { get; set; }
}
