namespace Coilwright.Mcp.Frames;

/// <summary>What a command's value tells about its frames.</summary>
public static class McpCommandExtensions
{
    /// <summary>Whether this version of the protocol defines the command.</summary>
    public static bool IsDefined(this McpCommand command) => command is >= McpCommand.Request and <= McpCommand.Goaway;

    /// <summary>Whether frames of this command carry a body of the user's, the only thing that is ever compressed.</summary>
    public static bool CarriesBody(this McpCommand command) => command
        is McpCommand.Request or McpCommand.Response or McpCommand.OneWay or McpCommand.StreamItem or McpCommand.StreamEnd;

    /// <summary>
    /// Whether frames of this command keep a connection going rather than carry calls. They are small, pass a writer that is held up
    /// by back-pressure, and are never shed.
    /// </summary>
    public static bool IsControl(this McpCommand command) => !command.CarriesBody();
}
