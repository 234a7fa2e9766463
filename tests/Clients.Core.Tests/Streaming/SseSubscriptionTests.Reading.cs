using Clients.Core.Streaming;
using Clients.Testing.Servers;

namespace Clients.Core.Tests.Streaming;

// The reader's side: what its own faults and those of its request factory do.
public sealed partial class SseSubscriptionTests
{
    [Fact]
    public async Task What_the_reader_throws_is_its_own_and_closes_the_connection()
    {
        await using var server = Script(async c =>
        {
            await c.WriteAsync("id: 1\ndata: a\n\n");
            await c.WaitForCloseAsync();
        });
        var subscription = Subscribe(server, Immediately(new()));

        await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await foreach (var _ in subscription.ReadAllAsync())
            {
                throw new NotSupportedException();
            }
        });

        Assert.Equal((StreamConnectionState.Closed, "1"), (subscription.State, subscription.LastEventId));
    }

    [Fact]
    public async Task A_second_enumeration_goes_on_where_the_first_ended()
    {
        await using var server = Script(c => c.WriteAsync("id: 1\ndata: a\n\n"), c => c.WriteAsync("id: 2\ndata: b\n\n"));
        var subscription = Subscribe(server, Immediately(new() { MaxReconnects = 0 }));

        await subscription.ReadAllAsync().CountAsync();
        await subscription.ReadAllAsync().CountAsync();

        Assert.Equal("1", server.Requests[1].Header("Last-Event-ID"));
    }

    [Fact]
    public async Task Two_readers_at_once_are_refused()
    {
        await using var server = Script(c => c.WaitForCloseAsync());
        var subscription = Subscribe(server, Immediately(new()));
        using var cancellation = new CancellationTokenSource();
        await using var first = subscription.ReadAllAsync(cancellation.Token).GetAsyncEnumerator();
        var waiting = first.MoveNextAsync().AsTask();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await subscription.ReadAllAsync().CountAsync());

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_request_that_cannot_be_made_for_lack_of_network_is_made_again()
    {
        var tries = 0;
        await using var server = Answer(c => c.WriteHeadAsync(204));
        var subscription = Subscribe(server, Immediately(new()), (_, _) => tries++ == 0
            ? throw new HttpRequestException("no token just now")
            : ValueTask.FromResult(new HttpRequestMessage(HttpMethod.Get, server.Address)));

        await subscription.ReadAllAsync().CountAsync();

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Another_exception_of_the_request_factory_goes_to_the_reader()
    {
        await using var server = Answer(c => c.WriteHeadAsync(204));
        var subscription = Subscribe(server, Immediately(new()), (_, _) => throw new FormatException());

        await Assert.ThrowsAsync<FormatException>(async () => await subscription.ReadAllAsync().CountAsync());
    }
}
