namespace Coilwright.Generators.Tests.Harness;

/// <summary>The files of a map that a snapshot shows.</summary>
[Flags]
internal enum Parts
{
    Map = 1,
    Members = 2,
    Client = 4,
    All = Map | Members | Client,
}
