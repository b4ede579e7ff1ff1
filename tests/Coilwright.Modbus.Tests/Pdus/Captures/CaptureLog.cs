namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>Reads the tab-separated logs beside the capture, which another tool wrote.</summary>
internal static class CaptureLog
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        string[] fields = [];
        List<Dictionary<string, string>> rows = [];
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("#fields\t", StringComparison.Ordinal))
            {
                fields = line.Split('\t')[1..];
            }
            else if (!line.StartsWith('#'))
            {
                rows.Add(fields.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second));
            }
        }

        return rows;
    }
}
