namespace Coilwright.Interop.Dissection;

/// <summary>Bytes that went over the wire in one piece.</summary>
internal sealed record RecordedSegment(bool FromClient, byte[] Bytes);
