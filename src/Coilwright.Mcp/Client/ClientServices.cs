namespace Coilwright.Mcp.Client;

/// <summary>The services that callers of a client use, numbered as they come, so that a call finds its own by an index. Thread-safe.</summary>
internal sealed class ClientServices
{
    private readonly Lock _gate = new();
    private string[] _names = [];

    /// <summary>The names, each at its index.</summary>
    public IReadOnlyList<string> Names => Volatile.Read(ref _names);

    /// <summary>The name at an index.</summary>
    public string NameOf(int index) => Names[index];

    /// <summary>The index of a service.</summary>
    public int IndexOf(string name)
    {
        lock (_gate)
        {
            int index = Array.IndexOf(_names, name);
            if (index < 0)
            {
                index = _names.Length;
                Volatile.Write(ref _names, [.. _names, name]);
            }

            return index;
        }
    }
}
