using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WriteGroups(SourceWriter writer, RegisterMapModel map)
    {
        foreach (GroupModel group in map.Groups.Where(group => !group.IsInherited))
        {
            string list = $"{Names.Modbus}RegisterGroupList<{group.ElementType}>";
            writer.Gap();
            if (group.FieldAccessibility == "protected")
            {
                Documentation.Summary(writer, $"The elements of {group.Name}, for maps derived from this.");
                writer.Line(GeneratedFile.Attribute);
            }

            writer.Line($"{group.FieldAccessibility} readonly {list} {group.FieldName} = new({group.InitialCount});");
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"{group.Declaration} {group.Type} {group.Identifier} => {group.FieldName}{(group.IsList ? "" : "[0]")};");
        }

        if (map.Groups.Count > 0)
        {
            WriteGetGroup(writer, map);
        }

        if (map.Outer is { } outer)
        {
            writer.Gap();
            writer.Line($"private {outer}? {map.OuterName};");
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"void {Names.Modbus}IReusableRegisterMap<{map.Type.Reference}>.SetOuter(object outer) => {map.OuterName} = ({outer})outer;");
        }
    }

    private static void WriteGetGroup(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"{Names.Modbus}RegisterGroupList {Names.Modbus}IReusableRegisterMap<{map.Type.Reference}>.GetGroup(int index) => index switch");
        writer.Open();
        for (int index = 0; index < map.Groups.Count; index++)
        {
            writer.Line($"{index} => {map.Groups[index].FieldName},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(\"index\"),");
        writer.Close("};");
    }
}
