namespace Coilwright.Interop.Programs;

/// <summary>Skips a test whose program is not installed; install.sh installs them all.</summary>
internal static class Installed
{
    /// <summary>Debian's Python, whatever else calls itself python3: only it has Debian's pymodbus.</summary>
    public const string Python = "/usr/bin/python3";

    public static Task MbpollAsync() => NeedAsync("mbpoll", "mbpoll", "-V");

    public static Task TsharkAsync() => NeedAsync("tshark", "tshark", "--version");

    public static Task OpensslAsync() => NeedAsync("openssl", "openssl", "version");

    public static Task PymodbusAsync() =>
        NeedAsync("python3-pymodbus", Python, "-c", "import pymodbus.client, pymodbus.server.async_io");

    public static async Task ModbusSerialAsync()
    {
        await NeedAsync("node", "node", "--version");
        Assert.SkipUnless(
            Directory.Exists(PeerFolder.PathOf("node_modules/modbus-serial")), "npm's modbus-serial is not installed: run install.sh.");
    }

    public static Task LibmodbusAsync() => NeedAsync(
        "libmodbus-dev or gcc", "gcc", "-fsyntax-only", "-include", "modbus/modbus.h", "-x", "c", "/dev/null");

    private static async Task NeedAsync(string name, string file, params string[] arguments) =>
        Assert.SkipUnless(await RunningProgram.SucceedsAsync(file, arguments), $"{name} is not installed: run install.sh.");
}
