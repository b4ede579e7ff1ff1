using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>Prints the typed client of a map: thin, all that it does is done by its base class.</summary>
internal static class ClientEmitter
{
    private const string Token = Names.CancellationToken + " cancellationToken = default";

    public static string Emit(RegisterMapModel map) => GeneratedFile.Write(map.Type, writer =>
    {
        string name = map.Type.ClientName;
        string contract = $"{Names.Modbus}{(map.IsReusable ? "ModbusReusableMapClient" : "ModbusMapClient")}<{map.Type.Reference}>";
        Documentation.Summary(writer, $"Reads and writes <see cref=\"{MembersEmitter.CrefOf(map.Type)}\"/> on one unit. Any number of callers may share it.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"{map.Type.Accessibility} sealed partial class {name}{map.Type.TypeParameters} : {contract}{map.Type.Constraints}");
        WriteConstructor(writer, name);
        foreach (MemberModel member in map.Members)
        {
            WriteRead(writer, map.Type, member);
            if (member.IsWritable)
            {
                WriteWrite(writer, map.Type, member);
            }
        }

        foreach (WriteGroupModel group in map.WriteGroups)
        {
            WriteGroup(writer, map, group);
        }

        for (int index = 0; index < map.PollGroups.Count; index++)
        {
            WritePollGroup(writer, map, index);
        }

        writer.Close();
    });

    private static void WriteConstructor(SourceWriter writer, string name)
    {
        Documentation.Summary(writer, "Puts the map over a unit of a client.");
        Documentation.Parameter(writer, "client", "The client, which stays the caller's to dispose.");
        Documentation.Parameter(writer, "unit", "The unit identifier, 0 to 255.");
        Documentation.Parameter(writer, "baseAddress", "What is added to every address of the map.");
        writer.Open($"public {name}({Names.Modbus}ModbusClient client, byte unit = 1, ushort baseAddress = 0)\n    : base(client, unit, baseAddress)");
        writer.Close();
    }

    private static void WriteRead(SourceWriter writer, TypeModel type, MemberModel member)
    {
        writer.Gap();
        Documentation.Summary(writer, $"Reads {member.Name}: {Documentation.Describe(member)}.");
        DocumentToken(writer);
        writer.Line($"{member.Accessibility} {Names.ValueTask}<{member.Type}> Read{member.Name}Async({Token}) =>");
        writer.Line($"    ReadMemberAsync({type.MembersReference}.{member.Identifier}, cancellationToken);");
        writer.Gap();
        Documentation.InheritFrom(writer, $"Read{member.Name}Async");
        writer.Line($"{member.Accessibility} {member.Type} Read{member.Name}() => Read({type.MembersReference}.{member.Identifier});");
    }

    private static void WriteWrite(SourceWriter writer, TypeModel type, MemberModel member)
    {
        writer.Gap();
        Documentation.Summary(writer, $"Writes {member.Name}: {Documentation.Describe(member)}.");
        Documentation.Parameter(writer, "value", member.Range is { } range ? $"The value, {Documentation.Escape(range.Text)}." : "The value.");
        DocumentToken(writer);
        if (member.CanRefuse)
        {
            Documentation.Exception(writer, "ArgumentOutOfRangeException", "The value is out of range; nothing was sent.");
        }

        writer.Line($"{member.Accessibility} {Names.ValueTask} Write{member.Name}Async({member.Type} value, {Token}) =>");
        writer.Line($"    WriteMemberAsync({type.MembersReference}.{member.Identifier}, value, cancellationToken);");
        writer.Gap();
        Documentation.InheritFrom(writer, $"Write{member.Name}Async");
        writer.Line($"{member.Accessibility} void Write{member.Name}({member.Type} value) => Write({type.MembersReference}.{member.Identifier}, value);");
    }

    private static void WriteGroup(SourceWriter writer, RegisterMapModel map, WriteGroupModel group)
    {
        writer.Gap();
        string names = string.Join(", ", group.Members.Select(placed => map.Members[placed.Member].Name));
        string scales = group.Scales.Count == 0 ? "" : $", by scales that {Documentation.Plural(group.Scales.Count, "request")} before {(group.Scales.Count == 1 ? "reads" : "read")}";
        Documentation.Summary(writer, $"Writes {names} in {Documentation.Plural(group.Blocks.Count, "request")}{scales}.");
        Documentation.Parameter(writer, "values", "A map with the values to write; its other members are not looked at.");
        DocumentToken(writer);
        if (group.Members.Any(placed => map.Members[placed.Member].CanRefuse))
        {
            Documentation.Exception(writer, "ArgumentOutOfRangeException", "A value is out of range; nothing was sent.");
        }

        writer.Line($"public {Names.ValueTask} Write{group.Name}Async({map.Type.Reference} values, {Token}) =>");
        writer.Line($"    WriteGroupAsync({map.Type.MembersReference}.{group.PropertyName}, values, cancellationToken);");
        writer.Gap();
        Documentation.InheritFrom(writer, $"Write{group.Name}Async");
        writer.Line($"public void Write{group.Name}({map.Type.Reference} values) => WriteGroup({map.Type.MembersReference}.{group.PropertyName}, values);");
    }

    private static void WritePollGroup(SourceWriter writer, RegisterMapModel map, int index)
    {
        ReadPlanModel group = map.PollGroups[index];
        string text = Documentation.Escape(RegisterTableText.PollGroup(group));
        writer.Gap();
        Documentation.Summary(writer, $"Reads poll group {text}, into a new object whose other members are as a new one has them.");
        DocumentToken(writer);
        writer.Line($"public {Names.ValueTask}<{map.Type.Reference}> Read{group.Name}GroupAsync({Token}) =>");
        writer.Line($"    ReadPollGroupAsync({index}, new {map.Type.Reference}(), cancellationToken);");
        writer.Gap();
        Documentation.InheritFrom(writer, $"Read{group.Name}GroupAsync({Names.CancellationToken})");
        writer.Line($"public {map.Type.Reference} Read{group.Name}Group() => ReadPollGroup({index}, new {map.Type.Reference}());");
        writer.Gap();
        Documentation.Summary(writer, $"Reads poll group {text}.");
        Documentation.Parameter(writer, "target", "Takes the values; its other members keep what they hold. Not to be read into twice at the same time.");
        DocumentToken(writer);
        writer.Line($"public {Names.ValueTask}<{Names.Modbus}MapReadResult> Read{group.Name}GroupAsync({map.Type.Reference} target, {Token}) =>");
        writer.Line($"    ReadAsync({map.Type.FullName}.Plan.PollGroups[{index}], target, cancellationToken);");
        writer.Gap();
        Documentation.InheritFrom(writer, $"Read{group.Name}GroupAsync({MembersEmitter.CrefOf(map.Type)}, {Names.CancellationToken})");
        writer.Line($"public {Names.Modbus}MapReadResult Read{group.Name}Group({map.Type.Reference} target) => Read({map.Type.FullName}.Plan.PollGroups[{index}], target);");
    }

    private static void DocumentToken(SourceWriter writer) =>
        Documentation.Parameter(writer, "cancellationToken", "Abandons the wait; a request already begun is still sent whole.");
}
