using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Coilwright.Hosting;

/// <summary>
/// Reads a section of a configuration key by key, without reflection. A value that cannot be read and a key that means nothing are errors which say where: a misspelt
/// timeout must not pass for the default.
/// </summary>
internal sealed class SectionReader(IConfigurationSection section)
{
    private readonly SortedSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a number, a truth value or a time, if it is there.</summary>
    public void Read<T>(string key, Action<T> set)
        where T : IParsable<T>
        => Read(key, text => set(T.Parse(text, CultureInfo.InvariantCulture)), ExampleOf<T>());

    /// <summary>Reads a text, if it is there.</summary>
    public void ReadText(string key, Action<string> set) => Read(key, set, "a text");

    /// <summary>Reads one of several names, if it is there.</summary>
    public void ReadName<T>(string key, Action<T> set)
        where T : struct, Enum
        => Read(key, text => set(Enum.Parse<T>(text, ignoreCase: true)), $"one of {string.Join(", ", Enum.GetNames<T>())}");

    /// <summary>Reads a text, or several.</summary>
    public void ReadTexts(string key, Action<string> add)
    {
        ReadText(key, add);
        foreach (IConfigurationSection item in section.GetSection(key).GetChildren())
        {
            add(item.Value ?? throw new InvalidOperationException($"The configuration has a section at '{item.Path}' where a text is expected."));
        }
    }

    /// <summary>Reads a section within the section, if it is there.</summary>
    public void ReadSection(string key, Action<SectionReader> read)
    {
        _keys.Add(key);
        if (section.GetSection(key) is { } inner && inner.Exists())
        {
            ReadAll(inner, read);
        }
    }

    /// <summary>Reads a section, of which nothing may be left over.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be read, or a key means nothing.</exception>
    public static void ReadAll(IConfigurationSection section, Action<SectionReader> read)
    {
        var reader = new SectionReader(section);
        read(reader);
        if (section.GetChildren().FirstOrDefault(child => !reader._keys.Contains(child.Key)) is { } unknown)
        {
            throw new InvalidOperationException(
                $"The configuration has a value at '{unknown.Path}', which means nothing. '{section.Path}' may have: {string.Join(", ", reader._keys)}.");
        }
    }

    private void Read(string key, Action<string> set, string expected)
    {
        _keys.Add(key);
        if (section[key] is not { } text)
        {
            return;
        }

        try
        {
            set(text);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new InvalidOperationException($"The configuration value '{text}' at '{section.Path}:{key}' is out of range: {error.Message}", error);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidOperationException($"The configuration value '{text}' at '{section.Path}:{key}' cannot be read. Write {expected}.", error);
        }
    }

    private static string ExampleOf<T>() => typeof(T) == typeof(TimeSpan) ? "a time as hh:mm:ss, such as 00:00:02.5"
        : typeof(T) == typeof(bool) ? "true or false"
        : typeof(T) == typeof(double) ? "a number with a point, such as 0.5"
        : "a whole number";
}
