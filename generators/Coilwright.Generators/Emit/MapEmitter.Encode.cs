using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WriteEncode(SourceWriter writer, RegisterMapModel map)
    {
        writer.Gap();
        Documentation.Summary(writer, "Writes the map's values into an image, as a device would hold them. Gaps are left as they are.");
        Documentation.Parameter(writer, "image", $"The data of all requests, one behind the other: at least {Documentation.Plural(map.ImageSize, "byte")}.");
        Documentation.Exception(writer, "ArgumentException", "The image is too short.");
        Documentation.Exception(writer, "ArgumentOutOfRangeException", "The registers cannot hold a value.");
        writer.Line(GeneratedFile.Attribute);
        if (map.Groups.Count > 0)
        {
            writer.Line($"public {Hiding(map)}void Encode({Names.Span} image) => {Names.Modbus}MapImage.Encode(this, image);");
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"void {Names.Modbus}IModbusRegisterMap<{map.Type.Reference}>.Encode({Names.Modbus}MapPlan plan, {Names.Span} image) =>\n    {Names.Modbus}MapImage.Encode(this, plan, image);");
            writer.Gap();
            writer.Line(GeneratedFile.Attribute);
            writer.Open($"void {Names.Modbus}IReusableRegisterMap<{map.Type.Reference}>.EncodeBlocks({Names.Span} image)");
        }
        else
        {
            writer.Open($"public {Hiding(map)}void Encode({Names.Span} image)");
        }

        writer.Line($"image = {Names.Values}RegisterData.Require(image, {map.ImageSize});");
        foreach (MemberModel member in Enumerable.Range(0, map.Blocks.Count).SelectMany(map.MembersOf).Where(member => !member.IsView))
        {
            writer.Line(CodecExpressions.Encode(member, InImage(map, member), Access(member), member.Scale?.Access) + ";");
        }

        writer.Close();
    }
}
