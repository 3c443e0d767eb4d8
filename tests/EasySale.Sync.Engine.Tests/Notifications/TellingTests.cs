using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>What becomes of events: one message each, none too many, where the rules send them.</summary>
public sealed class TellingTests : IDisposable
{
    private readonly HttpReceiver _receiver = new();
    private readonly NoticeHouse _house = new();

    public void Dispose()
    {
        _house.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task An_event_told_again_is_one_message()
    {
        await _house.Webhook(_receiver.Url);
        var happened = _house.Event("one");
        for (var times = 0; times < 3; times++)
        {
            await _house.Tell(happened);
            await _house.SendLater(TimeSpan.FromHours(1));
        }

        Assert.Single(_receiver.Received);
    }

    [Fact]
    public async Task The_first_of_its_kind_goes_at_once_and_the_others_together_when_the_window_ends()
    {
        await _house.Webhook(_receiver.Url);
        for (var number = 0; number < NotificationDefaults.EventsTold + 11; number++)
        {
            await _house.Tell(_house.Event($"e{number}"));
            await _house.SendLater(TimeSpan.FromSeconds(1));
        }

        await _house.Tell(_house.Event("other", NotificationKind.DriftFound));
        await _house.Send();
        Assert.Equal(2, _receiver.Received.Count);

        await _house.SendLater(TimeSpan.FromMinutes(NotificationDefaults.DigestMinutes));
        Assert.Equal(3, _receiver.Received.Count);
        var digest = (await _house.Log()).Single(one => one.Events > 1);
        Assert.Equal(NotificationDefaults.EventsTold + 10, digest.Events);
        Assert.Equal("[Error] 60 times: Title of e1", digest.Title);
    }

    [Fact]
    public async Task Rules_say_what_goes_where()
    {
        var (ops, all) = (await _house.Webhook(_receiver.Url), await _house.Webhook(_receiver.Url));
        await _house.Route($$$"""{"digestMinutes":0,"rules":[{"minSeverity":"info","channels":["{{{all}}}"]},{"kinds":["reconnectNeeded"],"minSeverity":"error","channels":["{{{ops}}}"]}]}""");

        await _house.Tell(_house.Event("quiet", NotificationKind.ReconnectNeeded, Severity.Warning));
        await _house.Tell(_house.Event("loud", NotificationKind.ReconnectNeeded));
        await _house.Tell(_house.Event("other"));

        Assert.Equal(["[Error] Title of loud"], (await _house.Log()).Where(one => one.ChannelId == ops).Select(one => one.Title));
        Assert.Equal(3, (await _house.Log()).Count(one => one.ChannelId == all));
    }

    [Fact]
    public async Task Two_who_tell_at_once_lose_nothing_and_double_nothing()
    {
        await _house.Webhook(_receiver.Url);
        var happened = Enumerable.Range(0, 20).Select(number => _house.Event($"e{number}")).ToList();
        await Task.WhenAll(happened.Concat(happened).Select(one => Task.Run(() => _house.Tell(one))));

        Assert.Equal(20, (await _house.Log()).Sum(one => one.Events));
    }

    [Fact]
    public async Task A_receiver_that_takes_long_does_not_keep_others_from_their_messages()
    {
        using var slow = new HttpReceiver();
        slow.OnReceived = () => _house.Time.Advance(NotificationDefaults.SendTime);
        await _house.Webhook(slow.Url);
        await _house.Webhook(_receiver.Url);
        await _house.Route("""{"digestMinutes":0}""");
        for (var number = 0; number < 3; number++) await _house.Tell(_house.Event($"e{number}"));
        await _house.Send();

        Assert.Equal((1, 3), (slow.Received.Count, _receiver.Received.Count));

        slow.OnReceived = () => { };
        await _house.SendLater(NotificationDefaults.Waits[0]);
        Assert.Equal(3, slow.Received.Count);
    }

    [Fact]
    public async Task However_much_one_tenant_is_told_others_are_told_in_the_same_turn()
    {
        await _house.Webhook(_receiver.Url);
        await _house.Route("""{"digestMinutes":0}""");
        for (var number = 0; number <= SendDueNotifications.Most; number++) await _house.Tell(_house.Event($"e{number}"));
        _house.Time.Advance(TimeSpan.FromSeconds(1));
        await _house.Tell(_house.Event("late"), new TenantId("zoo"));

        await _house.Send();

        Assert.Equal(DeliveryState.Failed, (await _house.Deliveries.List(new TenantId("zoo"), null, NoticeHouse.Cancellation).SingleAsync(NoticeHouse.Cancellation)).State);
    }

    [Fact]
    public async Task What_is_old_is_removed_and_nothing_else()
    {
        await _house.Webhook(_receiver.Url);
        await _house.Tell(_house.Event("old"));
        _house.Time.Advance(TimeSpan.FromDays(NotificationDefaults.LogDays + 1));
        await _house.Tell(_house.Event("new"));

        await _house.Deliveries.Remove(Operations.TestHouse.Tenant, _house.Time.GetUtcNow(), 100, NoticeHouse.Cancellation);

        Assert.Equal("[Error] Title of new", Assert.Single(await _house.Log()).Title);
    }
}
