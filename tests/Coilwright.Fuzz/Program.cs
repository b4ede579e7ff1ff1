using System.Globalization;
using Coilwright.Fuzz;

// dotnet run -c Release --project tests/Coilwright.Fuzz -- [inputs per target, 1,500,000] [target, all] [seed, 1]
bool isInstrumented = args is ["--instrumented", ..];
if (isInstrumented)
{
    Coverage.Prepare();
}

string[] arguments = isInstrumented ? args[1..] : args;
long inputs = arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_500_000;
IFuzzTarget[] targets = [.. FuzzTargets.All.Where(target => arguments.Length < 2 || arguments[1] is "all" || target.Name == arguments[1])];
int seed = arguments.Length > 2 ? int.Parse(arguments[2], CultureInfo.InvariantCulture) : 1;
if (targets.Length == 0)
{
    Console.Error.WriteLine($"The targets are: all {string.Join(' ', FuzzTargets.All.Select(target => target.Name))}");
    return 2;
}

return isInstrumented
    ? targets.Sum(target => Fuzzing.Run(target, inputs, seed, Environment.CurrentDirectory)) == 0 ? 0 : 1
    : Instrumentation.RunInstrumented(arguments);
