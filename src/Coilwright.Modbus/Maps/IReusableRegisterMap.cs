namespace Coilwright.Modbus;

/// <summary>A map whose members can all be set again, so that one object can be read into over and over without allocating.</summary>
/// <typeparam name="TSelf">The map itself.</typeparam>
public interface IReusableRegisterMap<TSelf> : IModbusRegisterMap<TSelf>
    where TSelf : class, IReusableRegisterMap<TSelf>
{
    /// <summary>Sets the members that one block carries.</summary>
    /// <param name="block">The block's index in <see cref="MapPlan.Blocks"/>.</param>
    /// <param name="data">The block's data, at least <see cref="MapBlock.Size"/> bytes.</param>
    /// <exception cref="ArgumentException">The data is too short.</exception>
    void DecodeBlock(int block, ReadOnlySpan<byte> data);
}
