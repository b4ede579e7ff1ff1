using Coilwright.Mcp.Frames;
using Coilwright.Requests;
using CsCheck;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class SequenceTableTests
{
    [Fact]
    public void Ids_wrap_without_touching_zero_or_the_other_sides_half()
    {
        var table = new SequenceTable(10, isAcceptor: false, first: 0x7FFF_FFFE);

        Assert.Equal([0x7FFF_FFFE, 0x7FFF_FFFF, 1, 2], Enumerable.Range(0, 4).Select(_ => Add(table).SequenceId));
    }

    [Fact]
    public void The_side_that_accepted_counts_in_the_upper_half()
    {
        var table = new SequenceTable(10, isAcceptor: true, first: 0x7FFF_FFFF);

        Assert.Equal([0xFFFF_FFFF, 0x8000_0001], Enumerable.Range(0, 2).Select(_ => Add(table).SequenceId));
    }

    [Fact]
    public void Row_30_an_id_still_in_use_when_the_count_comes_round_is_passed_over()
    {
        var table = new SequenceTable(10, isAcceptor: false, first: 0x7FFF_FFFF);
        McpPendingRequest slow = Add(table);
        for (int i = 0; i < 200; i++)
        {
            McpPendingRequest quick = Add(table);
            Assert.NotEqual(slow.SequenceId & 63, quick.SequenceId & 63);
            Assert.True(table.Remove(quick));
        }

        Assert.Same(slow, table.Find(slow.SequenceId, McpCommand.Response));
    }

    [Fact]
    public void Row_30_a_stale_id_that_falls_into_a_taken_slot_finds_nothing()
    {
        var table = new SequenceTable(10, isAcceptor: false);
        uint stale = Add(table).SequenceId;
        table.Remove(table.Find(stale, McpCommand.Response)!);
        McpPendingRequest present = Add(table);
        while ((present.SequenceId & 63) != (stale & 63))
        {
            table.Remove(present);
            present = Add(table);
        }

        Assert.Null(table.Find(stale, McpCommand.Response));
        Assert.Same(present, table.Find(present.SequenceId, McpCommand.Response));
    }

    [Fact]
    public void Whatever_comes_and_goes_every_request_is_found_under_its_own_id_only()
    {
        Gen.Select(Gen.UInt, Gen.Bool, Gen.Int[0, 99].Array[0, 400]).Sample((first, isAcceptor, steps) =>
        {
            var table = new SequenceTable(1000, isAcceptor, first);
            var pending = new List<McpPendingRequest>();
            foreach (int step in steps)
            {
                if (step < 60 || pending.Count == 0)
                {
                    pending.Add(Add(table));
                }
                else
                {
                    McpPendingRequest gone = pending[step % pending.Count];
                    pending.Remove(gone);
                    Assert.True(table.Remove(gone));
                    Assert.False(table.Remove(gone));
                    Assert.Null(table.Find(gone.SequenceId, McpCommand.Response));
                }

                Assert.Equal(pending.Count, table.Count);
                Assert.All(pending, request => Assert.Same(request, table.Find(request.SequenceId, McpCommand.Response)));
            }

            Assert.Equal(pending.Count, pending.Select(request => request.SequenceId).Distinct().Count());
        }, iter: 100);
    }

    private static NoRequest Add(SequenceTable table)
    {
        var request = new NoRequest();
        table.Add(request);
        return request;
    }

    private sealed class NoRequest : McpPendingRequest
    {
        public override void Accept(ReadOnlySpan<byte> payload)
        {
        }

        protected override Exception CreateError(in RequestFailure failure) => new InvalidOperationException();
    }
}
