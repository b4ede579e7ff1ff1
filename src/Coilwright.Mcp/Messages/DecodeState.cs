using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Takes down what went wrong, unless something did before.</summary>
    /// <param name="fault">What it is.</param>
    /// <param name="position">Where, within the message that is being read.</param>
    /// <param name="tag">The tag of the field that is being read, or 0.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Fail(McpFormatFault fault, int position, uint tag)
    {
        if (_fault == McpFormatFault.None)
        {
            _fault = fault;
            _offset = Origin + position;
            _field = (int)(tag >> MessageReader.WireTypeBits);
        }
    }

    /// <summary>Takes down in which message it went wrong; the innermost speaks first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void FailedIn(MessageSchema schema) => _schema ??= schema;

    /// <summary>Begins a nested message at an offset within the outermost one, unless that is too deep, which is a failure, or anything was wrong before.</summary>
    internal bool TryEnter(int offset, out int outerOrigin)
    {
        outerOrigin = Origin;
        if (_depth == McpFormatException.MaxDepth)
        {
            Fail(McpFormatFault.TooDeep, offset - Origin, tag: 0);
        }

        if (HasFailed)
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

    /// <summary>Throws for what went wrong.</summary>
    /// <param name="outermost">The message that was to be read.</param>
    /// <exception cref="McpFormatException">Always.</exception>
    [DoesNotReturn]
    public readonly void Throw(MessageSchema outermost) => throw ToException(outermost);

    /// <summary>The failure as an exception.</summary>
    internal readonly McpFormatException ToException(MessageSchema outermost)
    {
        MessageSchema schema = _schema ?? outermost;
        return new(_fault, schema.Name, schema.Find(_field)?.Name, _field, _offset);
    }
}
