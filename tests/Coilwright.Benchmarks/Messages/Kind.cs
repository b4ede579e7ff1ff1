namespace Coilwright.Benchmarks.Messages;

/// <summary>What happened.</summary>
public enum Kind : byte
{
    None,
    Login,
    Logout,
    Alarm,
}
