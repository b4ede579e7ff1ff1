namespace Coilwright.Modbus;

public sealed partial class MapPlan
{
    // What an assembly keeps to itself, or got since, is not known where a map of another assembly is derived from one of its maps: such a member would
    // never be read, and what it holds pass for a value.
    private void Require(MapPlan baseMap)
    {
        foreach (string name in baseMap.Own.Members.Select(member => member.Name).Concat(baseMap.Own.Groups.Select(group => group.Name)))
        {
            if (!Array.Exists(Own.Members, member => member.Name == name) && !Array.Exists(Own.Groups, group => group.Name == name))
            {
                throw new ArgumentException(
                    $"{MapName} does not know {name} of {baseMap.MapName}, from which it is derived: make that public or protected, or compile {MapName} again if it is new.");
            }
        }
    }
}
