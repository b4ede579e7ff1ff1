using Coilwright.Mcp.Sessions;

namespace Coilwright.Mcp.Tests.Services;

public sealed class SessionMemoryTests
{
    private readonly SessionMemory _memory = new(TimeSpan.FromHours(1), TimeProvider.System);

    [Fact]
    public void A_session_that_was_gone_on_with_is_remembered_as_long_as_others_when_it_ends_again()
    {
        var session = Guid.NewGuid();
        _memory.Remember(session, "owner");
        Assert.True(_memory.TryResume(session, "owner"));
        _memory.Remember(session, "owner");
        Fill(SessionMemory.Capacity - 1);
        Assert.True(_memory.TryResume(session, "owner"));
    }

    [Fact]
    public void The_oldest_is_forgotten_where_there_are_too_many()
    {
        var session = Guid.NewGuid();
        _memory.Remember(session, null);
        Fill(SessionMemory.Capacity);
        Assert.False(_memory.TryResume(session, null));
    }

    [Fact]
    public void A_session_is_gone_on_with_once_and_by_its_owner_only()
    {
        var session = Guid.NewGuid();
        _memory.Remember(session, "owner");
        Assert.False(_memory.TryResume(session, "another"));
        Assert.True(_memory.TryResume(session, "owner"));
        Assert.False(_memory.TryResume(session, "owner"));
    }

    private void Fill(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _memory.Remember(Guid.NewGuid(), null);
        }
    }
}
