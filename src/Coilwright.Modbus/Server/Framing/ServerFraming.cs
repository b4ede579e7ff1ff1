using System.Buffers;

namespace Coilwright.Modbus.Server;

/// <summary>Takes requests out of what a peer sent, and puts frames around answers. Knows no peer, so one serves all.</summary>
internal abstract class ServerFraming
{
    /// <summary>
    /// Whether peers share a line: units that are not here are left to others, unit 0 is everybody and gets no answer, and a frame that
    /// cannot be understood is skipped, where a connection of its own would be closed.
    /// </summary>
    public abstract bool IsLine { get; }

    /// <summary>The most bytes of a frame.</summary>
    public abstract int MaxFrameSize { get; }

    /// <summary>Where in its frame the PDU of an answer is put before <see cref="Write"/>.</summary>
    public abstract int PduOffset { get; }

    public static ServerFraming Of(ModbusFraming framing) => framing switch
    {
        ModbusFraming.Tcp => MbapServerFraming.Instance,
        ModbusFraming.Rtu => RtuServerFraming.Instance,
        ModbusFraming.Ascii => AsciiServerFraming.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(framing), framing, "A framing is Tcp, Rtu or Ascii."),
    };

    /// <summary>Takes the next request off the input.</summary>
    /// <param name="input">What has been received; moved behind what is done with.</param>
    /// <param name="scratch">Room for a request that is not in one piece: <see cref="ScratchSize"/> bytes.</param>
    /// <param name="afterSilence">Whether nothing has come for a while.</param>
    /// <param name="line">Knows function codes that the framing does not, and counts what is no frame.</param>
    /// <param name="request">The request; its PDU lies in the input or in the scratch.</param>
    public abstract FrameStatus TryRead(
        ref ReadOnlySequence<byte> input, Span<byte> scratch, bool afterSilence, ServedLine line, out ServerRequest request);

    /// <summary>Makes a frame of an answer whose PDU lies at <see cref="PduOffset"/>, and returns its size.</summary>
    /// <param name="id">The transaction id of the request, where it has one.</param>
    /// <param name="unit">The unit that answers.</param>
    /// <param name="frame">Room for the frame, the PDU in it.</param>
    /// <param name="pduSize">The size of the PDU.</param>
    public abstract int Write(ushort id, byte unit, Span<byte> frame, int pduSize);

    /// <summary>The scratch that every framing makes do with: two of the longest frames, in ASCII, and a decoded one.</summary>
    public const int ScratchSize = 2048;
}
