using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The expressions that read and write points in time, addresses and what a converter makes of its registers.</summary>
internal static class SpecialExpressions
{
    private const string Time = Names.Values + "RegisterTime.";
    private const string Address = Names.Values + "RegisterAddress.";

    public static string Decode(SpecialCodecModel special, MemberModel member, string source, string current)
    {
        string value = Read(special, member, source, current);
        return special.NotAvailable.Count == 0
            ? value
            : $"{WireExpressions.ReadBits(Wire(member), special.Order, source)} is not {NumberExpressions.Patterns(special.NotAvailable)} ? {value} : null";
    }

    public static string Encode(SpecialCodecModel special, MemberModel member, string destination, string value) =>
        special.NotAvailable.Count == 0
            ? Write(special, member, destination, value)
            : $"{Names.Values}RegisterOptional.Write<{special.Type}>({destination}, {value}, {Names.Modbus}RegisterOrder.{special.Order}, \"{member.Name}\", "
                + $"static (present, data) => {Write(special, member, "data", "present")}, {string.Join(", ", special.NotAvailable)})";

    private static string Read(SpecialCodecModel special, MemberModel member, string source, string current)
    {
        string name = $"\"{member.Name}\"";
        return special.Form switch
        {
            SpecialForm.Converter => $"{special.Converter}.Decode({source})",
            SpecialForm.IPAddress => $"{Address}ReadIP({source}, {current})",
            SpecialForm.Eui48 => $"{Address}ReadEui48({source})",
            SpecialForm.UnixMilliseconds => $"{Time}FromUnixMilliseconds({Number(special, member, source)}, {name})",
            SpecialForm.UnixSeconds or SpecialForm.SecondsSince2000 => $"{Time}From{special.Form}({Number(special, member, source)})",
            _ => $"{Time}Read{special.Form}({source}, {name})",
        };
    }

    private static string Write(SpecialCodecModel special, MemberModel member, string destination, string value)
    {
        string name = $"\"{member.Name}\"";
        return special.Form switch
        {
            SpecialForm.Converter => $"{special.Converter}.Encode({value}, {destination})",
            SpecialForm.IPAddress => $"{Address}WriteIP({destination}, {value}, {name})",
            SpecialForm.Eui48 => $"{Address}WriteEui48({destination}, {value})",
            SpecialForm.UnixSeconds or SpecialForm.UnixMilliseconds or SpecialForm.SecondsSince2000 =>
                WireExpressions.WriteBits(Wire(member), special.Order, destination, $"{Time}To{special.Form}({value}, {name})"),
            SpecialForm.CalendarRegisters => $"{Time}WriteCalendarRegisters({destination}, {value})",
            _ => $"{Time}Write{special.Form}({destination}, {value}, {name})",
        };
    }

    private static string Number(SpecialCodecModel special, MemberModel member, string source) =>
        WireExpressions.ReadBits(Wire(member), special.Order, source);

    // As many bits as its registers have.
    private static WireType Wire(MemberModel member) =>
        member.Count switch { 1 => WireType.UInt16, 2 => WireType.UInt32, _ => WireType.UInt64 };
}
