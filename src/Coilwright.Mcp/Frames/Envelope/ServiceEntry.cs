namespace Coilwright.Mcp.Frames;

/// <summary>One service of a server, as the handshake lists it.</summary>
/// <param name="Name">The service's name, 1 to 255 bytes of UTF-8.</param>
/// <param name="FirstOperation">What is added to the number of an operation to make the operation in a call header.</param>
internal readonly record struct ServiceEntry(string Name, ushort FirstOperation);
