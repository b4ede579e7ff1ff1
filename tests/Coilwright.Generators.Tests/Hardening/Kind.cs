namespace Coilwright.Generators.Tests.Hardening;

/// <summary>What the generators add code to.</summary>
public enum Kind
{
    Map,
    Message,
    PackedMessage,
    Service,
}
