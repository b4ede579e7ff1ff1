namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>Too wide to be an enum of Protocol Buffers.</summary>
public enum Wide : ulong
{
    Zero = 0,
    Most = ulong.MaxValue,
}
