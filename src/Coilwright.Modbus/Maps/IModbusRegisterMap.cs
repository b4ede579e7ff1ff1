namespace Coilwright.Modbus;

/// <summary>What the generator adds to a type marked with <see cref="ModbusRegisterMapAttribute"/>.</summary>
/// <typeparam name="TSelf">The map itself.</typeparam>
public interface IModbusRegisterMap<TSelf>
    where TSelf : IModbusRegisterMap<TSelf>
{
    /// <summary>How the map is read.</summary>
    static abstract MapPlan Plan { get; }

    /// <summary>Makes a new map from its image (see <see cref="MapPlan"/>).</summary>
    /// <param name="image">The data of all blocks, at least <see cref="MapPlan.ImageSize"/> bytes.</param>
    /// <exception cref="ArgumentException">The image is too short.</exception>
    static abstract TSelf Decode(ReadOnlySpan<byte> image);

    /// <summary>Writes the map's values into an image, as a device would hold them. Gaps are left as they are.</summary>
    /// <param name="image">The data of all blocks, at least <see cref="MapPlan.ImageSize"/> bytes.</param>
    /// <exception cref="ArgumentException">The image is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold a value.</exception>
    void Encode(Span<byte> image);

    /// <summary>Makes a new map from an image whose groups have the counts of a plan.</summary>
    /// <param name="plan">The plan that the image was read by.</param>
    /// <param name="image">The data of all blocks.</param>
    static virtual TSelf Decode(MapPlan plan, ReadOnlySpan<byte> image) => TSelf.Decode(image);

    /// <summary>Writes the map's values into an image whose groups have the counts of a plan.</summary>
    /// <param name="plan">The plan that the image is read by.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <exception cref="ArgumentException">A group has another number of elements than its count says.</exception>
    void Encode(MapPlan plan, Span<byte> image) => Encode(image);
}
