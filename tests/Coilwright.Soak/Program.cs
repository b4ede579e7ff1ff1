using System.Globalization;
using Coilwright.Soak;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    SoakOptions options = SoakOptions.Parse(args);
    if (!options.IsServer)
    {
        bool isRight = options.IsSelfCheck ? await SelfCheck.RunAsync(options) : (await new Run(options).RunAsync()).Failed == 0;
        return isRight ? 0 : 1;
    }

    await ServerRole.RunAsync(options);
    return 0;
}
catch (FormatException error)
{
    Console.Error.WriteLine($"{error.Message} Usage: {SoakOptions.Usage}");
    return 2;
}
