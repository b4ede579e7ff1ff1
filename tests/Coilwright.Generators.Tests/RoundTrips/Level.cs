namespace Coilwright.Generators.Tests.RoundTrips;

internal enum Level : ushort
{
    Off,
    Low,
    High,
}
