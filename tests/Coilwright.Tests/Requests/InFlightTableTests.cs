using Coilwright.Requests;
using CsCheck;

namespace Coilwright.Tests.Requests;

public sealed class InFlightTableTests
{
    [Fact]
    public void An_answer_is_taken_once_and_only_with_its_signature()
    {
        var table = new InFlightTable(1, firstId: 10);
        var request = new TestRequest();
        table.Add(request, signature: 7);

        Assert.Equal(10, request.Id);
        Assert.Equal(AnswerMatch.Unknown, table.Take(10, 8, out _));
        Assert.Equal(AnswerMatch.Unknown, table.Take(10 + 1024, 7, out _));
        Assert.Equal(AnswerMatch.Pending, table.Take(10, 7, out PendingRequest? taken));
        Assert.Same(request, taken);
        Assert.Equal(AnswerMatch.Unknown, table.Take(10, 7, out _));
        Assert.Equal(0, table.Pending.Count);
    }

    [Fact]
    public void An_answer_to_a_request_that_was_taken_out_to_be_failed_comes_too_late()
    {
        var table = new InFlightTable(2, firstId: 10);
        var request = new TestRequest();
        table.Add(request, 7);
        Assert.True(table.Pending.TryTake(out _));
        var elsewhere = new RequestQueue();
        elsewhere.Add(request);

        Assert.Equal(AnswerMatch.Late, table.Take(10, 7, out PendingRequest? taken));

        Assert.Null(taken);
        Assert.Same(request, elsewhere.First);
    }

    [Fact]
    public void An_abandoned_id_is_not_used_again_before_its_answer_has_come()
    {
        var table = new InFlightTable(1, firstId: 0);
        var abandoned = new TestRequest();
        table.Add(abandoned, 7);
        table.Abandon(abandoned);

        HashSet<ushort> before = UseIds(table, 70_000);
        Assert.Equal(AnswerMatch.Unknown, table.Take(0, 8, out _));
        Assert.Equal(AnswerMatch.Late, table.Take(0, 7, out PendingRequest? none));
        HashSet<ushort> after = UseIds(table, 70_000);

        Assert.DoesNotContain((ushort)0, before);
        Assert.Null(none);
        Assert.Equal(65536, after.Count);
    }

    [Fact]
    public void A_quarter_of_the_slots_in_quarantine_wears_the_table_out()
    {
        var table = new InFlightTable(1, firstId: 65_500);
        for (int i = 0; i < 256; i++)
        {
            Assert.False(table.IsWornOut);
            var request = new TestRequest();
            table.Add(request, 7);
            table.Abandon(request);
        }

        Assert.True(table.IsWornOut);
        Assert.Equal(AnswerMatch.Late, table.Take(65_535, 7, out _));
        Assert.False(table.IsWornOut);
    }

    [Fact]
    public void Whatever_is_answered_abandoned_or_late_no_two_requests_share_an_id() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100]).Array[0, 2_000].Sample(steps =>
        {
            var table = new InFlightTable(64, firstId: 65_000);
            var pending = new List<TestRequest>();
            var owed = new List<ushort>();
            foreach ((int step, int at) in steps)
            {
                if (step <= 1 && pending.Count < 64 && !table.IsWornOut)
                {
                    var request = new TestRequest();
                    table.Add(request, 7);
                    Assert.DoesNotContain(request.Id, owed);
                    Assert.DoesNotContain(pending, other => other.Id == request.Id);
                    pending.Add(request);
                }
                else if (step == 2 && at < pending.Count)
                {
                    Assert.Equal(AnswerMatch.Pending, table.Take(pending[at].Id, 7, out PendingRequest? taken));
                    Assert.Same(pending[at], taken);
                    pending.RemoveAt(at);
                }
                else if (step == 3 && at % 2 == 0 && at < pending.Count)
                {
                    table.Abandon(pending[at]);
                    owed.Add(pending[at].Id);
                    pending.RemoveAt(at);
                }
                else if (step == 3 && at < owed.Count)
                {
                    Assert.Equal(AnswerMatch.Late, table.Take(owed[at], 7, out _));
                    owed.RemoveAt(at);
                }

                Assert.Equal(owed.Count, table.Quarantined);
                Assert.Equal(pending, Walk(table));
            }
        });

    private static HashSet<ushort> UseIds(InFlightTable table, int count)
    {
        var seen = new HashSet<ushort>();
        var request = new TestRequest();
        for (int i = 0; i < count; i++)
        {
            table.Add(request, 7);
            seen.Add(request.Id);
            table.Take(request.Id, 7, out _);
        }

        return seen;
    }

    private static IEnumerable<PendingRequest> Walk(InFlightTable table)
    {
        for (PendingRequest? request = table.Pending.First; request is not null; request = request.Next)
        {
            yield return request;
        }
    }
}
