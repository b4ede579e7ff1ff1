namespace Coilwright.Analyzers.Descriptors;

/// <summary>What a rule is about, so that <c>.editorconfig</c> can set a whole group.</summary>
internal static class RuleCategories
{
    /// <summary>The declaration itself: modifiers, setters, types.</summary>
    public const string Shape = "Coilwright.Shape";

    /// <summary>Where a value stands and how many registers or bits it takes.</summary>
    public const string Addresses = "Coilwright.Addresses";

    /// <summary>What the raw value means.</summary>
    public const string Meaning = "Coilwright.Meaning";

    /// <summary>Numbers, encodings and lengths of a message's fields.</summary>
    public const string Fields = "Coilwright.Fields";

    /// <summary>Numbers and signatures of a service's operations.</summary>
    public const string Operations = "Coilwright.Operations";

    /// <summary>What was shipped and must not change.</summary>
    public const string Schema = "Coilwright.Schema";

    /// <summary>How many requests a map costs.</summary>
    public const string Plan = "Coilwright.Plan";

    /// <summary>What a program does with clients.</summary>
    public const string Use = "Coilwright.Use";
}
