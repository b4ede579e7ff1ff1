#:property PublishAot=false
using System.Globalization;
using System.Text.Json;

// Adds up what several test programs have reached, from the JSON that coverlet writes, and holds it against the limits.
const double LineLimit = 95;
const double BranchLimit = 90;
const int Listed = 8;
const string Line = "line ";
const string Branch = "branch ";

(string Name, string[] Folders)[] parts =
[
    ("src/Coilwright", ["/src/Coilwright/"]),
    ("src/Coilwright.Modbus: client and framing", ["/src/Coilwright.Modbus/Client/", "/src/Coilwright.Modbus/Framing/"]),
];

var reached = new Dictionary<(string File, string Place), bool>();
foreach (string path in args)
{
    using var report = JsonDocument.Parse(File.ReadAllBytes(path));
    foreach (JsonProperty file in report.RootElement.EnumerateObject().SelectMany(module => module.Value.EnumerateObject()))
    {
        foreach (JsonProperty method in file.Value.EnumerateObject().SelectMany(type => type.Value.EnumerateObject()))
        {
            foreach (JsonProperty line in method.Value.GetProperty("Lines").EnumerateObject())
            {
                Note(file.Name, Line + line.Name, line.Value.GetInt64());
            }

            foreach (JsonElement branch in method.Value.GetProperty("Branches").EnumerateArray())
            {
                Note(file.Name, $"{Branch}{method.Name} {branch.GetProperty("Offset")} {branch.GetProperty("Path")}", branch.GetProperty("Hits").GetInt64());
            }
        }
    }
}

bool isEnough = true;
foreach ((string name, string[] folders) in parts)
{
    // What is generated at build time has no source to be read, and none to be tested.
    var own = reached.Where(one => folders.Any(one.Key.File.Replace('\\', '/').Contains) && !one.Key.File.Contains("/obj/")).ToList();
    double lines = Share(own, Line);
    double branches = Share(own, Branch);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Coverage of {name}: {lines:F1} % of lines, {branches:F1} % of branches"));
    if (!(lines >= LineLimit && branches >= BranchLimit))
    {
        isEnough = false;
        Console.WriteLine($"That is below {LineLimit} % of lines and {BranchLimit} % of branches. The most is missing in:");
        foreach (var file in own.Where(one => !one.Value).GroupBy(one => one.Key.File).OrderByDescending(file => file.Count()).Take(Listed))
        {
            Console.WriteLine($"  {file.Key}: {string.Join(", ", file.Select(one => one.Key.Place).Where(place => place.StartsWith(Line, StringComparison.Ordinal)).Order())}");
        }
    }
}

return isEnough ? 0 : 1;

void Note(string file, string place, long hits) =>
    reached[(file, place)] = hits > 0 || reached.GetValueOrDefault((file, place));

static double Share(List<KeyValuePair<(string File, string Place), bool>> own, string kind)
{
    var all = own.Where(one => one.Key.Place.StartsWith(kind, StringComparison.Ordinal)).ToList();
    return 100.0 * all.Count(one => one.Value) / all.Count;
}
