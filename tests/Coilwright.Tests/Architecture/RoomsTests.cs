namespace Coilwright.Tests.Architecture;

/// <summary>The house has floors: a room uses those before it and never those after it, and one package never knows its sibling.</summary>
public sealed class RoomsTests
{
    public static TheoryData<string, string[]> Floors => new()
    {
        { "Coilwright", ["Endpoints", "Telemetry", "Requests", "Transports", "Shedding", "Connections", "Pooling"] },
        { "Coilwright.Modbus", ["Values", "Pdus", "Errors", "Maps", "Framing", "Serial", "Client", "Devices", "Server", "Gateway"] },
        { "Coilwright.Mcp", ["Errors", "Messages", "Frames", "Sessions", "Streams", "Services", "Client", "Server"] },
        { "Coilwright.Hosting", ["Telemetry", "Configuration", "Registration", "Kestrel", "Health"] },
    };

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_room_uses_only_the_rooms_before_it(string project, string[] rooms)
    {
        Room[] built = [.. rooms.Select(room => Room.Open(project, room)).Where(room => room.Files.Count > 0)];

        string[] arrowsUp = [.. from lower in built.Index()
                                from upper in built.Skip(lower.Index + 1)
                                from file in lower.Item.Files
                                from type in file.Identifiers.Intersect(upper.OwnTypes(built))
                                select $"{lower.Item.Name}/{file.Name} uses {type} of {upper.Name}"];

        Assert.Empty(arrowsUp);
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void Every_folder_is_a_room_that_the_design_knows(string project, string[] rooms) =>
        Assert.Empty(Room.FoldersOf(project).Except([.. rooms, "buildTransitive"]));

    [Theory]
    [InlineData("Coilwright", "Coilwright.Modbus")]
    [InlineData("Coilwright", "Coilwright.Mcp")]
    [InlineData("Coilwright.Modbus", "Coilwright.Mcp")]
    [InlineData("Coilwright.Mcp", "Coilwright.Modbus")]
    public void A_package_does_not_name_another_that_it_must_not_know(string package, string other) =>
        Assert.Empty(Room.FilesOf(package).Where(file => file.Mentions(other)).Select(file => file.Name));
}
