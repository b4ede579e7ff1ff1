namespace Coilwright.Modbus.Tests.Client;

/// <summary>A request as the peer got it.</summary>
internal sealed record ReceivedRequest(ushort Id, byte Unit, byte[] Pdu);
