using Coilwright.Requests;
using CsCheck;

namespace Coilwright.Tests.Requests;

public sealed class RequestQueueTests
{
    [Fact]
    public void Requests_leave_in_the_order_in_which_they_came_whatever_is_taken_out_between() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 20]).Array[0, 200].Sample(steps =>
        {
            var queue = new RequestQueue();
            var model = new List<PendingRequest>();
            foreach ((int step, int at) in steps)
            {
                if (step == 0)
                {
                    var request = new TestRequest();
                    queue.Add(request);
                    model.Add(request);
                }
                else if (step == 1)
                {
                    Assert.Equal(model.Count > 0, queue.TryTake(out PendingRequest? taken));
                    Assert.Same(model.FirstOrDefault(), taken);
                    model.RemoveRange(0, Math.Min(1, model.Count));
                }
                else if (at < model.Count)
                {
                    PendingRequest request = model[at];
                    Assert.True(queue.Remove(request));
                    Assert.False(queue.Remove(request));
                    model.RemoveAt(at);
                }

                Assert.Equal(model.Count, queue.Count);
                Assert.Equal(model, Walk(queue));
            }
        });

    [Fact]
    public void A_request_of_another_queue_is_left_there()
    {
        var one = new RequestQueue();
        var other = new RequestQueue();
        var request = new TestRequest();
        one.Add(request);

        Assert.False(other.Remove(request));
        Assert.Same(request, one.First);
    }

    private static IEnumerable<PendingRequest> Walk(RequestQueue queue)
    {
        for (PendingRequest? request = queue.First; request is not null; request = request.Next)
        {
            yield return request;
        }
    }
}
