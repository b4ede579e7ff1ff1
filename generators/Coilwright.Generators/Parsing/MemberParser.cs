using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the mapped properties of a type.</summary>
internal static class MemberParser
{
    // The last values of RegisterScaling, RegisterWrite and MemberAccess, and all flags of RegisterText.
    private const int LastScaling = 1;
    private const int LastWrite = 1;
    private const int LastAccess = 2;
    private const int AllOfText = 7;

    /// <summary>The properties whose declarations are right, in declared order, those of bases first.</summary>
    public static IReadOnlyList<ParsedMember> Parse(INamedTypeSymbol type, MapSettings settings, ParseContext context)
    {
        var members = new List<ParsedMember>();
        foreach (IPropertySymbol property in MapBases.PropertiesOf(type, context.Known))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (ParseOne(property, type, settings, context) is { } member)
            {
                members.Add(member);
            }
        }

        return members;
    }

    /// <summary>One mapped property, or <see langword="null"/> if it is none, wrong, or its name is yet to be typed.</summary>
    public static ParsedMember? ParseOne(IPropertySymbol property, INamedTypeSymbol map, MapSettings settings, ParseContext context)
    {
        if (property.Name.Length == 0 || MemberAttribute.Find(property, context) is not { } attribute)
        {
            return null;
        }

        INamedTypeSymbol reader = MapBases.ReaderOf(property, map, context.Known);
        RegisterOrder order = ReferenceEquals(reader, map) ? settings.Order : MapSettingsParser.Parse(reader, context).Order;
        return Parse(new MemberDeclaration(property, map, attribute, settings with { Order = order }, context));
    }

    private static ParsedMember? Parse(MemberDeclaration member)
    {
        if (!CheckType(member) || !CheckSettings(member) || CodecParser.Parse(member) is not { } codec)
        {
            return null;
        }

        return CheckAddress(member, codec.Count) && RangeParser.TryParse(member, codec, out RangeModel? range)
            ? new(member, codec, range)
            : null;
    }

    private static bool CheckType(MemberDeclaration member)
    {
        IPropertySymbol property = member.Property;
        if (PlainProperty.WhyNot(property) is { } reason)
        {
            member.ReportProperty(Rule.UnsupportedType, reason);
            return false;
        }

        bool accessible = TypeNames.IsAccessibleBeside(property.Type, member.Map);
        if (!accessible)
        {
            member.ReportProperty(Rule.TypeNotAccessible, TypeNames.Readable(property.Type));
        }

        return accessible;
    }

    private static bool CheckSettings(MemberDeclaration member)
    {
        return Check(member.Attribute.Data, "Order", (int)RegisterOrder.DCBA)
            & Check(member.Attribute.Data, "As", (int)WireType.CalendarBcd)
            & Check(member.Attribute.Data, "Scaling", LastScaling)
            & Check(member.Attribute.Data, "Text", AllOfText)
            & Check(member.Attribute.Data, "Write", LastWrite)
            & member.Property.GetAttributes()
                .Where(attribute => KnownSymbols.Is(attribute, member.Context.Known.RequiresRole))
                .All(attribute => Check(attribute, "Access", LastAccess));

        bool Check(AttributeData attribute, string setting, int most) =>
            EnumSetting.Check(Rule.MapSettingOutOfRange, attribute, setting, most, member.Context);
    }

    private static bool CheckAddress(MemberDeclaration member, int count)
    {
        int first = member.Attribute.Address;
        long last = first + (long)count - 1;
        if (first < 0 || last > ushort.MaxValue)
        {
            member.Report(Rule.AddressOutOfRange, "", Text.Addresses(first, last));
            return false;
        }

        int limit = member.Settings.ReadLimit(member.Attribute.Table);
        if (count > limit)
        {
            member.Report(Rule.WiderThanRequest, "Length", Text.Of(count), Text.Of(limit));
        }

        return count <= limit;
    }
}
