namespace Coilwright.Modbus;

/// <summary>Whether a line returns what is sent on it, as two-wire adapters do whose receiver stays on while they send.</summary>
/// <remarks>
/// It matters because answers to function codes 5, 6, 8 and 22 equal their requests: on a line that echoes, the echo of a write looks
/// like its confirmation.
/// </remarks>
public enum LocalEcho
{
    /// <summary>
    /// Found out from the first read that is answered; a write that comes earlier is preceded by such a read. Until then nothing that equals
    /// its request confirms anything. Found out anew on each connection.
    /// </summary>
    Detect,

    /// <summary>The line echoes: the first frame that equals the request is dropped.</summary>
    Present,

    /// <summary>The line does not echo.</summary>
    Absent,
}
