using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    internal const int WireTypeBits = 3;

    /// <summary>Reads the next tag of the Tagged layout.</summary>
    /// <returns>Field number and <see cref="WireType"/>; 0 at the end of the message and after a failure.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadTag()
    {
        int position = _position;
        if (position >= _data.Length)
        {
            return 0;
        }

        uint first = _data[position];
        if (first is >= 1 << WireTypeBits and < 0x80)
        {
            _position = position + 1;
            return _tag = first;
        }

        VarIntRead read = VarInt.Read(_data, position);
        if (read.Size == 0 || read.Value is < 1 << WireTypeBits or > uint.MaxValue)
        {
            _tag = 0;
            Fail(read.Size == 0 ? read.Fault : McpFormatFault.InvalidTag);
            return 0;
        }

        _position = position + read.Size;
        return _tag = (uint)read.Value;
    }

    /// <summary>
    /// Passes over a field that the message does not declare. One that it declares with another wire type is a failure: its value would
    /// otherwise be lost without a word.
    /// </summary>
    /// <param name="schema">The message.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SkipUnknown(MessageSchema schema)
    {
        MessageReader copy = this;
        copy.SkipUnknownCore(schema);
        this = copy;
    }

    private void SkipUnknownCore(MessageSchema schema)
    {
        if (schema.Find((int)(_tag >> WireTypeBits)) is not null)
        {
            Fail(McpFormatFault.WrongWireType);
            return;
        }

        SkipValue(_tag, depth: 0);
    }

    /// <summary>Passes over the value behind a tag.</summary>
    private void SkipValue(uint tag, int depth)
    {
        switch ((WireType)(tag & ((1 << WireTypeBits) - 1)))
        {
            case WireType.VarInt:
                _ = ReadVarInt();
                break;
            case WireType.Fixed64:
                _ = TryTake(sizeof(ulong), out _);
                break;
            case WireType.LengthDelimited:
                _ = TakePrefixed();
                break;
            case WireType.StartGroup:
                SkipGroup(tag, depth + 1);
                break;
            case WireType.Fixed32:
                _ = TryTake(sizeof(uint), out _);
                break;
            case WireType.EndGroup:
                Fail(McpFormatFault.UnbalancedGroup);
                break;
            default:
                Fail(McpFormatFault.InvalidTag);
                break;
        }
    }

    private void SkipGroup(uint startTag, int depth)
    {
        if (depth > McpFormatException.MaxDepth)
        {
            Fail(McpFormatFault.TooDeep);
            return;
        }

        const uint ToEndTag = WireType.EndGroup - WireType.StartGroup;
        for (uint tag = ReadTag(); tag != startTag + ToEndTag; tag = ReadTag())
        {
            if (tag == 0)
            {
                Fail(McpFormatFault.Truncated);
                return;
            }

            SkipValue(tag, depth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FailAt(int position, McpFormatFault fault)
    {
        _position = position;
        Fail(fault);
    }
}
