namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>The payload of one captured TCP segment.</summary>
internal sealed record TcpSegment(int SourcePort, int DestinationPort, byte[] Payload);
