namespace Coilwright.Mcp.Frames;

/// <summary>What a frame is: the low seven bits of its fourth byte. Values that are not listed are kept as they are.</summary>
public enum McpCommand : byte
{
    /// <summary>Never sent.</summary>
    None = 0x00,

    /// <summary>A call that wants an answer: call header, body.</summary>
    Request = 0x01,

    /// <summary>The answer to a request: status, body.</summary>
    Response = 0x02,

    /// <summary>Asks for a <see cref="Pong"/>: the sender's clock in eight bytes.</summary>
    Ping = 0x03,

    /// <summary>Answers a <see cref="Ping"/> with the same eight bytes.</summary>
    Pong = 0x04,

    /// <summary>The first frame of a client: versions, features, limits, session.</summary>
    Hello = 0x05,

    /// <summary>The server's answer to <see cref="Hello"/>.</summary>
    Welcome = 0x06,

    /// <summary>The caller has given up the request that the sequence id names. No payload.</summary>
    Cancel = 0x07,

    /// <summary>Like a request, but never answered.</summary>
    OneWay = 0x08,

    /// <summary>One item of a stream, or one piece of a file.</summary>
    StreamItem = 0x09,

    /// <summary>The last frame of a stream in one direction: status, body.</summary>
    StreamEnd = 0x0A,

    /// <summary>Lets the sender of a stream send that many bytes more.</summary>
    StreamCredit = 0x0B,

    /// <summary>No further requests, please: the last sequence id that was taken.</summary>
    Goaway = 0x0C,
}
