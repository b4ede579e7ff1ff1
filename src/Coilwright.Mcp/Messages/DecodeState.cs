using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

/// <summary>
/// Where a decoder stands among nested messages, and the first thing that went wrong. Generated code hands it on; nothing else needs it.
/// </summary>
public struct DecodeState
{
    private int _depth;
    private McpFormatFault _fault;
    private int _offset;
    private int _field;
    private MessageSchema? _schema;

    /// <summary>Whether anything was wrong so far.</summary>
    public readonly bool HasFailed => _fault != McpFormatFault.None;

    /// <summary>Where the message that is being read begins within the outermost one.</summary>
    internal int Origin { get; private set; }

    /// <summary>Takes down what went wrong, unless something did before; the innermost message speaks first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Fail(McpFormatFault fault, int offset, int field, MessageSchema? schema)
    {
        if (_fault == McpFormatFault.None)
        {
            _fault = fault;
            _offset = offset;
            _field = field;
        }

        _schema ??= schema;
    }

    /// <summary>Begins a nested message at an offset within the outermost one, unless that would be too deep.</summary>
    internal bool TryEnter(int offset, out int outerOrigin)
    {
        outerOrigin = Origin;
        if (_depth == McpFormatException.MaxDepth)
        {
            return false;
        }

        _depth++;
        Origin = offset;
        return true;
    }

    /// <summary>Ends what <see cref="TryEnter"/> began.</summary>
    internal void Leave(int outerOrigin)
    {
        _depth--;
        Origin = outerOrigin;
    }

    /// <summary>The failure as an exception.</summary>
    internal readonly McpFormatException ToException(MessageSchema outermost)
    {
        MessageSchema schema = _schema ?? outermost;
        return new(_fault, schema.Name, schema.Find(_field)?.Name, _field, _offset);
    }
}
