using Coilwright.Benchmarks;
using Coilwright.Benchmarks.Codecs;
using Coilwright.Benchmarks.Devices;
using Coilwright.Benchmarks.Processes;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

Row[] rows = [.. RowList.All.Where(row => row.Matches(arguments.Filter))];
switch (arguments)
{
    case { Server: { } role }:
        return ServerRole.Run(role);
    case { Processors: { } processors }:
        return Measuring.Run(rows, arguments, processors);
    case { Detail: true }:
        CodecsInDetail.Run(arguments.Filter);
        return 0;
    case { Devices: true }:
        return await DeviceScale.RunAsync(arguments.Quick);
    case { List: true }:
        Console.WriteLine(string.Join('\n', rows.Select(row => $"{row.Group}: {row.Name}")));
        return 0;
    default:
        return Printing.Run(rows, arguments);
}
