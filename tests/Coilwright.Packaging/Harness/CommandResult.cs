namespace Coilwright.Packaging.Harness;

/// <summary>How a command ended and what it printed, errors included.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The same result, once the command is known to have succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>The same result, once the command is known to have failed.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }
}
