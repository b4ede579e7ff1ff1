using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>125 registers with 60 values of five types, the most significant register first.</summary>
[ModbusRegisterMap(Order = RegisterOrder.ABCD)]
internal sealed partial class OrderedMap
{
    [InputRegister(0)] public double Double0 { get; set; }
    [InputRegister(4)] public double Double1 { get; set; }
    [InputRegister(8)] public double Double2 { get; set; }
    [InputRegister(12)] public double Double3 { get; set; }
    [InputRegister(16)] public double Double4 { get; set; }
    [InputRegister(20)] public float Single0 { get; set; }
    [InputRegister(22)] public float Single1 { get; set; }
    [InputRegister(24)] public int Signed0 { get; set; }
    [InputRegister(26)] public uint Unsigned0 { get; set; }
    [InputRegister(28)] public float Single2 { get; set; }
    [InputRegister(30)] public float Single3 { get; set; }
    [InputRegister(32)] public int Signed1 { get; set; }
    [InputRegister(34)] public uint Unsigned1 { get; set; }
    [InputRegister(36)] public float Single4 { get; set; }
    [InputRegister(38)] public float Single5 { get; set; }
    [InputRegister(40)] public int Signed2 { get; set; }
    [InputRegister(42)] public uint Unsigned2 { get; set; }
    [InputRegister(44)] public float Single6 { get; set; }
    [InputRegister(46)] public float Single7 { get; set; }
    [InputRegister(48)] public int Signed3 { get; set; }
    [InputRegister(50)] public uint Unsigned3 { get; set; }
    [InputRegister(52)] public float Single8 { get; set; }
    [InputRegister(54)] public float Single9 { get; set; }
    [InputRegister(56)] public int Signed4 { get; set; }
    [InputRegister(58)] public uint Unsigned4 { get; set; }
    [InputRegister(60)] public float Single10 { get; set; }
    [InputRegister(62)] public float Single11 { get; set; }
    [InputRegister(64)] public int Signed5 { get; set; }
    [InputRegister(66)] public uint Unsigned5 { get; set; }
    [InputRegister(68)] public float Single12 { get; set; }
    [InputRegister(70)] public float Single13 { get; set; }
    [InputRegister(72)] public int Signed6 { get; set; }
    [InputRegister(74)] public uint Unsigned6 { get; set; }
    [InputRegister(76)] public float Single14 { get; set; }
    [InputRegister(78)] public float Single15 { get; set; }
    [InputRegister(80)] public int Signed7 { get; set; }
    [InputRegister(82)] public uint Unsigned7 { get; set; }
    [InputRegister(84)] public float Single16 { get; set; }
    [InputRegister(86)] public float Single17 { get; set; }
    [InputRegister(88)] public int Signed8 { get; set; }
    [InputRegister(90)] public uint Unsigned8 { get; set; }
    [InputRegister(92)] public float Single18 { get; set; }
    [InputRegister(94)] public float Single19 { get; set; }
    [InputRegister(96)] public int Signed9 { get; set; }
    [InputRegister(98)] public uint Unsigned9 { get; set; }
    [InputRegister(100)] public float Single20 { get; set; }
    [InputRegister(102)] public float Single21 { get; set; }
    [InputRegister(104)] public int Signed10 { get; set; }
    [InputRegister(106)] public uint Unsigned10 { get; set; }
    [InputRegister(108)] public float Single22 { get; set; }
    [InputRegister(110)] public float Single23 { get; set; }
    [InputRegister(112)] public int Signed11 { get; set; }
    [InputRegister(114)] public uint Unsigned11 { get; set; }
    [InputRegister(116)] public float Single24 { get; set; }
    [InputRegister(118)] public float Single25 { get; set; }
    [InputRegister(120)] public ushort Word0 { get; set; }
    [InputRegister(121)] public ushort Word1 { get; set; }
    [InputRegister(122)] public ushort Word2 { get; set; }
    [InputRegister(123)] public ushort Word3 { get; set; }
    [InputRegister(124)] public ushort Word4 { get; set; }
}
