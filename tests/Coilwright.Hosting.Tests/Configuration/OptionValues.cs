using System.Globalization;
using System.Reflection;

namespace Coilwright.Hosting.Tests.Configuration;

/// <summary>A value for every option that a text can stand for, different from its default, however deep it stands.</summary>
internal sealed class OptionValues
{
    public const string Root = "Root";

    // What no text can stand for, and what a section of its own is tested for.
    private static readonly string[] LeftOut = ["TimeProvider", "Telemetry", "Driver", "Tls", "LeakSuspected", "Roles", "CallFailed"];

    private static readonly object[] Candidates =
    [
        1025, 2, 3, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), 0.25, true, false, "a name", Modbus.UnitMatching.Ignore, Modbus.LocalEcho.Present,
    ];

    private readonly Dictionary<string, object> _values = [];

    public OptionValues(Type options) => Fill(options, Root);

    public Dictionary<string, string?> Configuration
        => _values.ToDictionary(pair => pair.Key, pair => (string?)Convert.ToString(pair.Value, CultureInfo.InvariantCulture));

    /// <summary>The paths of those options that are not what the configuration says.</summary>
    public IEnumerable<string> DifferencesOf(object options) => _values.Where(pair => !Equals(pair.Value, Get(options, pair.Key))).Select(pair => pair.Key);

    private static object? Get(object? options, string path)
        => path.Split(':').Skip(1).Aggregate(options, (value, name) => value?.GetType().GetProperty(name)!.GetValue(value));

    private void Fill(Type type, string path)
    {
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true } && !LeftOut.Contains(property.Name)))
        {
            string inner = $"{path}:{property.Name}";
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                Fill(property.PropertyType, inner);
            }
            else
            {
                _values[inner] = Candidates.First(candidate => candidate.GetType() == property.PropertyType && IsTakenAndNew(type, property, candidate));
            }
        }
    }

    private static bool IsTakenAndNew(Type type, PropertyInfo property, object candidate)
    {
        object options = Activator.CreateInstance(type)!;
        if (Equals(property.GetValue(options), candidate))
        {
            return false;
        }

        try
        {
            property.SetValue(options, candidate);
            return true;
        }
        catch (TargetInvocationException)
        {
            // Out of its range.
            return false;
        }
    }
}
