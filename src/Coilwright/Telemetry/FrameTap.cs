namespace Coilwright;

/// <summary>
/// Is shown bytes on their way. Called by whoever sends or receives, which waits for it: be quick, copy what is to be kept. What it throws is
/// dropped. Several connections may call at once.
/// </summary>
/// <param name="bytes">The bytes, valid during the call.</param>
public delegate void FrameTap(in TappedBytes bytes);
