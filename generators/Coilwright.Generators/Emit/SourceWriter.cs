using System.Text;

namespace Coilwright.Generators.Emit;

/// <summary>Collects lines of C#, indented by the braces around them, with <c>\n</c> wherever this runs.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _atBlockStart = true;

    /// <summary>Writes a line, or several as one text has them.</summary>
    public void Line(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            _text.Append(' ', line.Length == 0 ? 0 : _indent).Append(line).Append('\n');
        }

        _atBlockStart = false;
    }

    /// <summary>Sets off what follows by an empty line, except from an opening brace.</summary>
    public void Gap()
    {
        if (!_atBlockStart)
        {
            _text.Append('\n');
            _atBlockStart = true;
        }
    }

    /// <summary>Opens a block under a header.</summary>
    public void Open(string header)
    {
        Line(header);
        Open();
    }

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Line("{");
        _indent += IndentSize;
        _atBlockStart = true;
    }

    /// <summary>Closes the innermost block.</summary>
    public void Close(string end = "}")
    {
        _indent -= IndentSize;
        Line(end);
    }

    /// <summary>Writes a collection expression, one element a line.</summary>
    public void List(IEnumerable<string> elements, string end)
    {
        string[] lines = [.. elements];
        if (lines.Length == 0)
        {
            Line("[]" + end);
            return;
        }

        Line("[");
        Indent();
        Line(string.Join("\n", lines.Select(line => line + ",")));
        Outdent();
        Line("]" + end);
    }

    /// <summary>Indents lines that continue the one before.</summary>
    public void Indent() => _indent += IndentSize;

    /// <summary>Ends what <see cref="Indent"/> began.</summary>
    public void Outdent() => _indent -= IndentSize;

    public override string ToString() => _text.ToString();
}
