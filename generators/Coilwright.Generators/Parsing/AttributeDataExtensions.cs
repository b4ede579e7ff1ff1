using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

internal static class AttributeDataExtensions
{
    /// <summary>The one argument of the constructor, or <see langword="null"/> in code that does not compile.</summary>
    public static TypedConstant? Argument(this AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1 ? attribute.ConstructorArguments[0] : null;

    /// <summary>Whether a named argument is written.</summary>
    public static bool Has(this AttributeData attribute, string name) =>
        attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>The value of a named argument, or <paramref name="unset"/> where it is not written or not of the type.</summary>
    public static T Named<T>(this AttributeData attribute, string name, T unset)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value is { Kind: not TypedConstantKind.Array, Value: T value } ? value : unset;
            }
        }

        return unset;
    }
}
