namespace Coilwright.Testing;

/// <summary>
/// Tells where a frame ends, so that a fault hits one frame and not what happened to be received together. <see cref="FrameLengths"/> has
/// those of Modbus TCP and MCP.
/// </summary>
/// <param name="bytes">What has come since the last frame, at least one byte.</param>
/// <returns>
/// The length of the first frame, header and all, as soon as it is known, which may be before all of it is there; 0 while
/// more has to come to tell. A negative number says that these bytes are no frame: they are then taken as they came.
/// </returns>
public delegate int FrameLength(ReadOnlySpan<byte> bytes);
