using System.Globalization;
using Coilwright.Soak;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    SoakOptions options = SoakOptions.Parse(args);
    if (!options.IsServer)
    {
        return await new Run(options).RunAsync() ? 0 : 1;
    }

    await ServerRole.RunAsync(options);
    return 0;
}
catch (FormatException error)
{
    Console.Error.WriteLine($"{error.Message} Usage: {SoakOptions.Usage}");
    return 2;
}
