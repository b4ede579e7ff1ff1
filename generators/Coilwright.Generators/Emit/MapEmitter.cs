using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>
/// Prints the other half of the map's type:
/// <code>
/// partial class EnergyMeter : IReusableRegisterMap&lt;EnergyMeter&gt;
/// {
///     public static MapPlan Plan { get; } = ...;
///     public static EnergyMeter Decode(ReadOnlySpan&lt;byte&gt; image) ...
///     public void Encode(Span&lt;byte&gt; image) ...
///     public void DecodeInputRegisters0000(ReadOnlySpan&lt;byte&gt; data) ...    // one a block, where a map can be read into
/// }
/// </code>
/// </summary>
internal static partial class MapEmitter
{
    public static string Emit(RegisterMapModel map) => GeneratedFile.Write(map.Type, writer =>
    {
        WriteDocumentation(writer, map);
        string contract = map.IsReusable ? "IReusableRegisterMap" : "IModbusRegisterMap";
        writer.Open($"{map.Type.Declaration} : {Names.Modbus}{contract}<{map.Type.Reference}>");
        WritePlan(writer, map);
        WriteGroups(writer, map);
        WriteDecode(writer, map);
        WriteEncode(writer, map);
        if (map.IsReusable)
        {
            WriteSetters(writer, map);
            WriteDecodeBlock(writer, map);
            WriteDecodeMember(writer, map);
            WriteBlocks(writer, map.Whole, "public");
            foreach (ReadPlanModel group in map.PollGroups)
            {
                WriteBlocks(writer, group, "private");
            }
        }

        writer.Close();
    });

    private static void WriteDocumentation(SourceWriter writer, RegisterMapModel map)
    {
        if (!map.Type.HasDocumentation)
        {
            Documentation.Summary(writer, "A register map.");
        }

        if (map.Members.Count > 0)
        {
            RegisterTableText.Write(writer, map);
        }
    }

    // What a base that is a map has of the same name.
    private static string Hiding(RegisterMapModel map) => map.BaseMap is null ? "" : "new ";

    // A property may be named as a parameter is; everything else it could be named is left to it.
    private static string Access(MemberModel member) =>
        member.Name is "data" or "image" or "block" or "member" ? "this." + member.Identifier : member.Identifier;

    private static Cursor InImage(RegisterMapModel map, MemberModel member) =>
        new("image", map.Blocks[member.Placement.Block].Offset + member.Placement.Offset, member.Placement.Bit);
}
