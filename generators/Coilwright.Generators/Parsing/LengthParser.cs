namespace Coilwright.Generators.Parsing;

/// <summary>Checks <c>Length</c>, which strings and arrays need and other values have by themselves.</summary>
internal static class LengthParser
{
    /// <summary>Whether the length of a string or array is there and holds whole elements.</summary>
    public static bool Check(MemberDeclaration member, int elementWidth)
    {
        int length = member.Attribute.Length;
        return Accept(member, length > 0 && length % elementWidth == 0);
    }

    /// <summary>Whether the length of a single value is left out or right.</summary>
    public static bool IsOne(MemberDeclaration member, int width = 1) =>
        Accept(member, !member.Attribute.Data.Has("Length") || member.Attribute.Length == width);

    private static bool Accept(MemberDeclaration member, bool right)
    {
        if (!right)
        {
            member.Report(Rule.LengthMissing, "Length", Text.Of(member.Attribute.Length));
        }

        return right;
    }
}
