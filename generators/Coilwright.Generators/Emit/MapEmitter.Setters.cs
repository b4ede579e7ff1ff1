using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

internal static partial class MapEmitter
{
    private static void WriteSetters(SourceWriter writer, RegisterMapModel map)
    {
        foreach (MemberModel member in map.Members.Where(member => member.OfferedSetter is not null))
        {
            writer.Gap();
            Documentation.Summary(writer, $"Sets {member.Name}, for maps derived from this: they cannot call its setter.");
            Documentation.Parameter(writer, "value", "The value.");
            writer.Line(GeneratedFile.Attribute);
            writer.Line($"{member.OfferedSetter} void Set{member.Name}({member.Type} value) => {(member.Name == "value" ? "this." : "")}{member.Identifier} = value;");
        }
    }
}
