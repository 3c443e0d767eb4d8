using System.Text;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Channels are made, changed, tried and deleted; secrets and addresses stay where they belong.</summary>
public sealed class ChannelTests : IDisposable
{
    private readonly HttpReceiver _receiver = new();
    private readonly NoticeHouse _house = new();

    public void Dispose()
    {
        _house.Dispose();
        _receiver.Dispose();
    }

    [Theory]
    [InlineData("""{"mail":{"host":"localhost"}}""", false)]
    [InlineData("""{"mail":{"host":"localhost"},"secrets":{"password":"second"}}""", true)]
    [InlineData("""{"mail":{"port":2525}}""", true)]
    public async Task A_password_goes_only_to_the_server_it_was_entered_for(string change, bool isTaken)
    {
        var id = await _house.Channel("""{"type":"email","mail":{"host":"127.0.0.1","user":"u","from":"from@example.com","to":["to@example.com"]},"secrets":{"password":"first"}}""");

        var update = () => _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json(change)), NoticeHouse.Cancellation);

        if (isTaken) Assert.Equal(["password"], (await update()).SecretsSet);
        else Assert.Contains("secrets.password", (await TestHouse.Refused(update)).Errors!.Keys);
    }

    [Fact]
    public async Task A_test_tells_what_came_of_it_and_stands_in_the_log()
    {
        _receiver.Answers.Enqueue((404, null));
        var id = await _house.Webhook(_receiver.Url);

        var failed = await _house.Test.Test(TestHouse.Admin, id, NoticeHouse.Cancellation);
        var sent = await _house.Test.Test(TestHouse.Admin, id, NoticeHouse.Cancellation);

        Assert.Equal((DeliveryState.Failed, "HTTP 404", DeliveryState.Sent), (failed.State, failed.Answer, sent.State));
        Assert.Equal(2, (await _house.Log()).Count);
    }

    [Fact]
    public async Task What_is_left_out_stays_and_what_is_shown_may_be_sent_back()
    {
        var id = await _house.Webhook(_receiver.Url);
        var shown = Assert.Single((await _house.Shown.Channels(TestHouse.Viewer, NoticeHouse.Cancellation)).Items);
        var back = NoticeHouse.Json(Encoding.UTF8.GetString(AnswerJson.Write(shown)));

        await _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(back), NoticeHouse.Cancellation);
        var renamed = await _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json("""{"name":"Night watch"}""")), NoticeHouse.Cancellation);

        Assert.Equal(("Night watch", _receiver.Url, "signingSecret"), (renamed.Name, renamed.Url, Assert.Single(renamed.SecretsSet)));
    }

    [Fact]
    public async Task Neither_answers_nor_the_trail_nor_rows_hold_a_secret_and_the_trail_no_address()
    {
        var id = await _house.Channel("""{"type":"email","mail":{"host":"127.0.0.1","user":"canary-user","from":"canary-from@example.com","to":["canary-to@example.com"]},"secrets":{"password":"canary-password"}}""");
        await _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json("""{"secrets":{"password":"canary-second"}}""")), NoticeHouse.Cancellation);
        var shown = Encoding.UTF8.GetString(AnswerJson.Write(await _house.Shown.Channels(TestHouse.Viewer, NoticeHouse.Cancellation)));
        await _house.Channels.Delete(TestHouse.Admin, id, NoticeHouse.Cancellation);
        var trail = Encoding.UTF8.GetString(AnswerJson.Write(await _house.Audit.List(TestHouse.Tenant, null, NoticeHouse.Cancellation).Select(one => one.Entry).ToListAsync(NoticeHouse.Cancellation)));

        Assert.DoesNotContain("canary-password", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-second", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", trail, StringComparison.Ordinal);
        foreach (var action in new[] { "created", "changed", "deleted" }) Assert.Contains($"notifications.channel-{action}", trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_told_instead_of_whom_is_on_the_trail_and_nobody_is_named()
    {
        var id = await _house.Channel("""{"type":"email","name":"Anna","mail":{"host":"127.0.0.1","from":"anna@example.com","to":["anna@example.com"]}}""");
        await _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json("""{"name":"Alice","mail":{"from":"alice@example.com","to":["alice@example.com"]}}""")), NoticeHouse.Cancellation);
        var hook = await _house.Webhook("http://127.0.0.1:9/?key=canary-one");
        await _house.Channels.Update(TestHouse.Admin, hook, new ChannelInput(NoticeHouse.Json("""{"url":"http://127.0.0.1:9/?key=canary-two"}""")), NoticeHouse.Cancellation);

        var trail = await _house.Audit.List(TestHouse.Tenant, null, NoticeHouse.Cancellation).Select(one => one.Entry).ToListAsync(NoticeHouse.Cancellation);

        var changed = trail.Where(entry => entry.Action == AuditActions.ChannelChanged).ToDictionary(entry => entry.Subject, entry => entry.Changes);
        Assert.Equal(
            [("from", "\"a•••\"", "\"a•••\""), ("name", "\"A•••\"", "\"A•••\""), ("to", "[\"a•••\"]", "[\"a•••\"]")],
            changed[id].Select(change => (change.Path, change.Before, change.After)));
        Assert.Equal(("url", "\"http://127.0.0.1:9/\"", "\"http://127.0.0.1:9/\""), changed[hook].Select(change => (change.Path, change.Before, change.After)).Single());
        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(AnswerJson.Write(trail)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_goes_takes_its_rules_along_and_its_messages_are_given_up()
    {
        var (kept, gone) = (await _house.Webhook(_receiver.Url), await _house.Webhook(_receiver.Url));
        await _house.Route($$$"""{"rules":[{"channels":["{{{gone}}}"]},{"kinds":["driftFound"],"channels":["{{{kept}}}","{{{gone}}}"]}]}""");
        await _house.Tell(_house.Event("one"));
        await _house.Channels.Delete(TestHouse.Admin, gone, NoticeHouse.Cancellation);
        await _house.Send();

        Assert.Empty(_receiver.Received);
        Assert.Equal("channel.gone", Assert.Single(await _house.Log()).Answer);
        Assert.Equal([kept], Assert.Single((await _house.Routing.Get(TestHouse.Viewer, NoticeHouse.Cancellation)).Rules).Channels);
    }

    [Fact]
    public async Task Two_who_change_a_channel_at_once_are_both_heard_and_its_secret_is_there()
    {
        var meanwhile = () => Task.CompletedTask;
        using var house = new NoticeHouse(resolve: async (_, _) =>
        {
            await Interlocked.Exchange(ref meanwhile, () => Task.CompletedTask)();
            return [System.Net.IPAddress.Loopback];
        });
        var id = await house.Webhook("https://hooks.example.com/");
        var other = NoticeHouse.Signing.Replace("MDEy", "MDEz", StringComparison.Ordinal);
        meanwhile = () => house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json($$$"""{"secrets":{"signingSecret":"{{{other}}}"}}""")), NoticeHouse.Cancellation);

        await house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json("""{"name":"Night watch"}""")), NoticeHouse.Cancellation);

        var channel = Assert.Single((await house.Settings.Get(TestHouse.Tenant, NoticeHouse.Cancellation)).Channels);
        Assert.Equal(("Night watch", other), (channel.Name, (await house.Secrets.Get(TestHouse.Tenant, channel.SecretNames["signingSecret"], NoticeHouse.Cancellation))?.Reveal()));
    }

    [Theory]
    [InlineData("""{"rules":[{"kinds":["noise"]}]}""", "rules[0].kinds")]
    [InlineData("""{"rules":[{"channels":["ch-none"]}]}""", "rules[0].channels")]
    [InlineData("""{"digestMinutes":-1}""", "digestMinutes")]
    public async Task Rules_that_are_wrong_are_named(string body, string field)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => _house.Route(body));

        Assert.Contains(field, problem.Problem.Errors!.Keys);
    }
}
