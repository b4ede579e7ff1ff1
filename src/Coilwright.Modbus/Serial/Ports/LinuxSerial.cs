using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Coilwright.Modbus.Serial;

/// <summary>The system calls that a serial port takes on Linux, with the numbers of x86, Arm and RISC-V.</summary>
internal static partial class LinuxSerial
{
    public const int OpenReadWrite = 0x2;
    public const int OpenWithoutBecomingTheTerminal = 0x100;
    public const int OpenWithoutWaiting = 0x800;
    public const int OpenWithoutInheriting = 0x80000;

    public const uint GetSettings = 0x802C542A;
    public const uint SetSettings = 0x402C542B;
    public const uint Flush = 0x540B;
    public const nint FlushBoth = 2;

    public const uint CheckParity = 0x10;
    public const uint SevenBits = 0x20;
    public const uint EightBits = 0x30;
    public const uint TwoStopBits = 0x40;
    public const uint EnableReceiver = 0x80;
    public const uint EnableParity = 0x100;
    public const uint OddParity = 0x200;
    public const uint IgnoreModemLines = 0x800;
    public const uint AnyBaudRate = 0x1000;
    public const uint StickParity = 0x40000000;
    public const int MinimumOfARead = 6;

    public const int LockExclusiveWithoutWaiting = 2 | 4;

    public const short Readable = 1;
    public const short Writable = 4;

    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int Busy = 16;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, ref TerminalSettings settings);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle file, Span<byte> buffer, nint count);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> data, nint count);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<Polled> files, nuint count, int milliseconds);

    /// <summary>The kernel's <c>struct termios2</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TerminalSettings
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Discipline;
        public ControlCharacters Characters;
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    [InlineArray(19)]
    public struct ControlCharacters
    {
        private byte _first;
    }

    /// <summary>The kernel's <c>struct pollfd</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Polled
    {
        public int File;
        public short Asked;
        public short Happened;
    }
}
