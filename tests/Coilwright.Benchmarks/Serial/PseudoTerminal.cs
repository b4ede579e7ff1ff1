using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Coilwright.Benchmarks.Serial;

/// <summary>The end of a serial line that has no port: whoever opens <c>/dev/pts/N</c> is at the other one. Linux only.</summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private const nuint GetNumber = 0x80045430;
    private const nuint SetLock = 0x40045431;

    private readonly SafeFileHandle _handle;

    public PseudoTerminal()
    {
        _handle = File.OpenHandle("/dev/ptmx", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        int isLocked = 0;
        int number = 0;
        if (Control(_handle, SetLock, ref isLocked) != 0 || Control(_handle, GetNumber, ref number) != 0)
        {
            throw new Win32Exception();
        }

        Number = number;
        Stream = new FileStream(_handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>The number in the name of the other end.</summary>
    public int Number { get; }

    /// <summary>Reads and writes that block.</summary>
    public FileStream Stream { get; }

    /// <summary>The name of an end.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/dev/pts/{number}");

    public void Dispose()
    {
        Stream.Dispose();
        _handle.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref int argument);
}
