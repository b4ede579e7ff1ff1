using Coilwright.Requests;

namespace Coilwright.Tests.Requests;

public sealed class ObjectPoolTests
{
    [Fact]
    public void What_is_returned_is_handed_out_again_and_no_more_is_kept_than_allowed()
    {
        var pool = new ObjectPool<object>(capacity: 2);
        Assert.False(pool.TryRent(out _));
        object[] items = [new(), new(), new(), new(), new()];
        foreach (object item in items)
        {
            pool.Return(item);
        }

        var rented = new List<object>();
        while (pool.TryRent(out object? item))
        {
            rented.Add(item);
        }

        // The nearest one and two more.
        Assert.Equal(items[..3], rented);
    }
}
