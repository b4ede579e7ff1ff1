using System.Buffers;
using Coilwright.Requests;

namespace Coilwright.Connections;

/// <summary>How a protocol puts requests into frames and finds answers in a stream of bytes. Without state, so one serves many connections.</summary>
internal interface IFraming
{
    /// <summary>The size of the largest frame, in either direction.</summary>
    int MaxFrameSize { get; }

    /// <summary>What the answer to a request shows besides its id.</summary>
    int SignatureOf(PendingRequest request);

    /// <summary>Writes the frame of a request that has its id, and returns the frame's size.</summary>
    int Write(PendingRequest request, Span<byte> frame);

    /// <summary>
    /// Takes the next whole frame off the input. Looks at a header as soon as it is there, so that no more is ever buffered than the
    /// largest frame.
    /// </summary>
    /// <param name="input">What was received; moved behind the frame that was taken.</param>
    /// <param name="scratch">As large as the largest frame, for a payload that is not in one piece.</param>
    /// <param name="frame">The frame.</param>
    /// <exception cref="InvalidDataException">What came cannot be a frame; nothing behind it can be trusted.</exception>
    bool TryRead(ref ReadOnlySequence<byte> input, Span<byte> scratch, out AnswerFrame frame);
}
