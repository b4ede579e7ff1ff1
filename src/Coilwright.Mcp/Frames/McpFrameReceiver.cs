namespace Coilwright.Mcp.Frames;

/// <summary>Takes the frames that a connection does not deal with itself: requests, one-way messages, frames of streams, and so on.</summary>
/// <param name="connection">Where the frame came from, and where an answer goes.</param>
/// <param name="frame">The frame. Its payload is valid until the returned task has ended.</param>
/// <remarks>
/// Called for one frame after the other, in the order of their arrival, on the loop that receives: as long as the task runs nothing more
/// is received, so work that takes its time belongs elsewhere, with a payload from <see cref="McpFrameConnection.CopyPayload"/>. An
/// exception ends the connection.
/// </remarks>
public delegate ValueTask McpFrameReceiver(McpFrameConnection connection, McpFrame frame);
