namespace Coilwright.Transports;

/// <summary>
/// Whether a datagram is made of whole frames. One that is not is dropped, so that half a frame is never made whole by the
/// beginning of another datagram. Protocols whose frames may be spread over datagrams have no such check.
/// </summary>
internal delegate bool DatagramCheck(ReadOnlySpan<byte> datagram);
