using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WriteDecode(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        Documentation.Summary(writer, "Makes a new map from its image.");
        Documentation.Parameter(writer, "image", $"The data of all requests, one behind the other: at least {Documentation.Plural(map.ImageSize, "byte")}.");
        Documentation.Exception(writer, "ArgumentException", "The image is too short.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"public static {Hiding(map)}{map.Type.Reference} Decode({Names.ReadOnlySpan} image)");
        if (map.Groups.Count > 0 || map.HasScaleElsewhere && map.Construction.StartsEmpty)
        {
            string make = map.Construction.StartsEmpty ? $"new {map.Type.Reference}()" : "";
            writer.Line($"return {Names.Modbus}MapImage.Decode({make}, image);");
            writer.Close();
            WriteDecodeByPlan(writer, map);
            return;
        }

        writer.Line($"image = {Names.Values}RegisterData.Require(image, {map.ImageSize});");
        if (map.Construction.StartsEmpty)
        {
            WriteFilling(writer, map);
        }
        else
        {
            WriteConstruction(writer, map);
        }

        writer.Close();
    }

    private static void WriteDecodeByPlan(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        writer.Line(GeneratedFile.Attribute);
        writer.Line($"static {map.Type.Reference} {Names.Modbus}IModbusRegisterMap<{map.Type.Reference}>.Decode({Names.Modbus}MapPlan plan, {Names.ReadOnlySpan} image) =>");
        writer.Line($"    {Names.Modbus}MapImage.Decode(new {map.Type.Reference}(), plan, image);");
    }

    private static void WriteFilling(SourceWriter writer, RegisterMapModel map)
    {
        writer.Line($"var map = new {map.Type.Reference}();");
        foreach (BlockModel block in map.Blocks)
        {
            writer.Line($"map.{block.MethodName}({new Cursor("image", block.Offset, 0).Take(block.Size)});");
        }

        writer.Line("return map;");
    }

    private static void WriteConstruction(SourceWriter writer, RegisterMapModel map)
    {
        string[] arguments = [.. map.Construction.Arguments.Select(argument => $"{argument.Parameter}: {FromImage(map, argument.Member)}")];
        string[] initialized =
            [.. map.Construction.Initialized.Select(index => $"{map.Members[index].Identifier} = {FromImage(map, index)},")];
        string end = initialized.Length == 0 ? ";" : "";
        if (arguments.Length == 0)
        {
            writer.Line($"return new {map.Type.Reference}(){end}");
        }
        else
        {
            writer.Line($"return new {map.Type.Reference}(");
            writer.Indent();
            writer.Line(string.Join(",\n", arguments) + ")" + end);
            writer.Outdent();
        }

        if (initialized.Length > 0)
        {
            writer.Open();
            writer.Line(string.Join("\n", initialized));
            writer.Close("};");
        }
    }

    private static string FromImage(RegisterMapModel map, int index) =>
        CodecExpressions.Decode(map.Members[index], InImage(map, map.Members[index]), "null", ScaleInImage(map, map.Members[index]));

    private static string? ScaleInImage(RegisterMapModel map, MemberModel member) =>
        member.Scale is { } scale ? CodecExpressions.Decode(scale.Member, InImage(map, scale.Member), "null") : null;
}
