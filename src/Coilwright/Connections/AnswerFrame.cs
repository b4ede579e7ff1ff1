using System.Buffers;

namespace Coilwright.Connections;

/// <summary>An answer as it came, its payload still in the receive buffer.</summary>
/// <param name="Id">The id of the request.</param>
/// <param name="Signature">What else it shows of the request.</param>
/// <param name="Payload">The payload, valid until the frame has been dealt with.</param>
internal readonly record struct AnswerFrame(ushort Id, int Signature, ReadOnlySequence<byte> Payload);
