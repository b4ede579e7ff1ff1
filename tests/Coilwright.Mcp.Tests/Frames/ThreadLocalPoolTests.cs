using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class ThreadLocalPoolTests
{
    private const int Many = 1000;

    [Fact]
    public void What_is_given_back_is_handed_out_again_once_each()
    {
        Item[] items = [.. Enumerable.Range(0, Many).Select(_ => new Item())];

        List<Item> rented = OnThreadOfItsOwn(() =>
        {
            Array.ForEach(items, ThreadLocalPool<Item>.Return);
            return RentAll<Item>();
        });

        Assert.Equal(items.ToHashSet(), rented.ToHashSet());
        Assert.Equal(Many, rented.Count);
    }

    [Fact]
    public void What_one_thread_gives_back_another_gets_but_for_the_few_that_stay_with_the_thread()
    {
        Passed[] items = [.. Enumerable.Range(0, Many).Select(_ => new Passed())];
        OnThreadOfItsOwn(() =>
        {
            Array.ForEach(items, ThreadLocalPool<Passed>.Return);
            return 0;
        });

        List<Passed> rented = OnThreadOfItsOwn(RentAll<Passed>);

        Assert.InRange(rented.Count, Many - 64, Many);
        Assert.Equal(rented.Count, rented.Intersect(items).Count());
    }

    [Fact]
    public void No_more_is_kept_than_a_thousand_and_what_threads_have()
    {
        OnThreadOfItsOwn(() =>
        {
            for (int i = 0; i < 10 * Many; i++)
            {
                ThreadLocalPool<Surplus>.Return(new Surplus());
            }

            return 0;
        });

        Assert.Equal(1024, OnThreadOfItsOwn(RentAll<Surplus>).Count);
    }

    private static List<T> RentAll<T>()
        where T : class
    {
        var rented = new List<T>();
        while (ThreadLocalPool<T>.TryRent(out T? item))
        {
            rented.Add(item);
        }

        return rented;
    }

    private static T OnThreadOfItsOwn<T>(Func<T> work)
    {
        T result = default!;
        var thread = new Thread(() => result = work());
        thread.Start();
        thread.Join();
        return result;
    }

    private sealed class Item;

    private sealed class Passed;

    private sealed class Surplus;
}
