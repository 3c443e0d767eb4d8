using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Messages to a web server: signed, repeated until they arrive, and known again by their id.</summary>
public sealed class WebhookDeliveryTests : IDisposable
{
    private readonly HttpReceiver _receiver = new();
    private readonly NoticeHouse _house = new();

    public void Dispose()
    {
        _house.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task A_message_arrives_signed_and_says_what_to_do()
    {
        await _house.Webhook(_receiver.Url);
        await _house.Tell(_house.Event("one"));
        await _house.Send();

        var (headers, body) = Assert.Single(_receiver.Received);
        Assert.Equal(Signature(headers, body), headers["webhook-signature"]);
        Assert.Equal(_house.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), headers["webhook-timestamp"]);
        var data = JsonDocument.Parse(body).RootElement.GetProperty("data");
        Assert.Equal("[Error] Title of one", data.GetProperty("title").GetString());
        Assert.Equal("docs/operate.md#notification-sync-errors", data.GetProperty("runbook").GetString());
        Assert.Equal("orders/1042", data.GetProperty("events")[0].GetProperty("records")[0].GetString());
        Assert.Equal((DeliveryState.Sent, "HTTP 200"), (await Only()) is { } sent ? (sent.State, sent.Answer) : default);
    }

    [Fact]
    public async Task A_secret_that_is_changed_leaves_receivers_time_to_change_theirs()
    {
        const string Next = "whsec_OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2";
        const string Last = "whsec_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4";
        await _house.Route("""{"digestMinutes":0}""");
        var id = await _house.Webhook(_receiver.Url);
        await Change(Next);
        await Deliver("one");
        await Change(Last);
        await Deliver("two");
        await Change(Last);
        await Deliver("three");

        var signatures = _receiver.Received.Select(one => (one.Headers, one.Body, Given: one.Headers["webhook-signature"].Split(' '))).ToList();
        Assert.Equal([Signature(signatures[0].Headers, signatures[0].Body, Next), Signature(signatures[0].Headers, signatures[0].Body, NoticeHouse.Signing)], signatures[0].Given);
        Assert.Equal([Signature(signatures[1].Headers, signatures[1].Body, Last), Signature(signatures[1].Headers, signatures[1].Body, Next)], signatures[1].Given);
        Assert.Equal(Signature(signatures[2].Headers, signatures[2].Body, Last), Assert.Single(signatures[2].Given.Distinct()));
        Assert.Equal(2, _house.Secrets.Values.Count);

        Task Change(string secret) => _house.Channels.Update(TestHouse.Admin, id, new ChannelInput(NoticeHouse.Json($$$"""{"secrets":{"signingSecret":"{{{secret}}}"}}""")), NoticeHouse.Cancellation);

        async Task Deliver(string happened)
        {
            await _house.Tell(_house.Event(happened));
            await _house.Send();
        }
    }

    [Fact]
    public async Task Where_the_guide_has_an_address_messages_lead_there()
    {
        _house.Runbook = new Runbook(new Uri("https://docs.example.com/operate"));
        await _house.Webhook(_receiver.Url);
        await _house.Channel($$$"""{"type":"slack","secrets":{"url":"{{{_receiver.Url}}}"}}""");
        await _house.Tell(_house.Event("one"));
        await _house.Send();

        Assert.Equal(2, _receiver.Received.Count);
        Assert.All(_receiver.Received, one => Assert.Contains("https://docs.example.com/operate#notification-sync-errors", Encoding.UTF8.GetString(one.Body), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_message_is_repeated_under_the_same_id_when_its_time_has_come()
    {
        _receiver.Answers.Enqueue((500, null));
        _receiver.Answers.Enqueue((429, "900"));
        await _house.Webhook(_receiver.Url);
        await _house.Tell(_house.Event("one"));
        await _house.Send();
        await _house.SendLater(NotificationDefaults.Waits[0] - TimeSpan.FromSeconds(1));
        Assert.Single(_receiver.Received);

        await _house.SendLater(TimeSpan.FromSeconds(1));
        await _house.SendLater(NotificationDefaults.Waits[1]);
        Assert.Equal(2, _receiver.Received.Count);

        await _house.SendLater(TimeSpan.FromSeconds(900) - NotificationDefaults.Waits[1]);
        Assert.Equal(3, _receiver.Received.Count);
        Assert.Single(_receiver.Received.Select(one => one.Headers["webhook-id"]).Distinct());
        Assert.Equal((DeliveryState.Sent, 3), (await Only()) is { } sent ? (sent.State, sent.Attempts) : default);
    }

    [Theory]
    [InlineData("Sat, 01 Jan 2050 00:00:00 GMT", 10)]
    [InlineData("86400", 10)]
    [InlineData("Sat, 01 Jan 2000 00:00:00 GMT", 0)]
    public async Task What_the_receiver_asks_for_is_kept_to_a_date_and_too_long_a_wait_too(string retryAfter, int hours)
    {
        _receiver.Answers.Enqueue((429, retryAfter));
        await _house.Webhook(_receiver.Url);
        await _house.Tell(_house.Event("one"));
        await _house.Send();

        var wait = (await Only()).NextAt!.Value - _house.Time.GetUtcNow();

        Assert.Equal(hours == 0 ? NotificationDefaults.Waits[0] : TimeSpan.FromHours(hours), wait);
    }

    [Fact]
    public async Task A_message_nobody_takes_is_given_up_and_one_that_is_gone_at_once()
    {
        var channel = await _house.Webhook(_receiver.Url);
        for (var attempt = 0; attempt <= NotificationDefaults.Waits.Count; attempt++) _receiver.Answers.Enqueue((503, null));
        _receiver.Answers.Enqueue((410, null));
        await _house.Tell(_house.Event("one"));
        await _house.Send();
        foreach (var wait in NotificationDefaults.Waits) await _house.SendLater(wait);
        await _house.SendLater(TimeSpan.FromDays(1));
        Assert.Equal(NotificationDefaults.Waits.Count + 1, _receiver.Received.Count);
        Assert.Equal((DeliveryState.Failed, "HTTP 503"), (await Only()) is { } given ? (given.State, given.Answer) : default);

        await _house.Tell(_house.Event("two"));
        await _house.Send();
        Assert.Equal((channel, DeliveryState.Failed, 1), (await _house.Log())[0] is { } gone ? (gone.ChannelId, gone.State, gone.Attempts) : default);
    }

    [Fact]
    public async Task A_worker_that_dies_after_sending_leaves_a_message_that_comes_again_under_the_same_id()
    {
        await _house.Webhook(_receiver.Url);
        await _house.Tell(_house.Event("one"));
        await _house.Send(new DyingRowStore(_house.Rows, writes: 1));
        Assert.Single(_receiver.Received);

        await _house.Send();
        Assert.Single(_receiver.Received);

        await _house.SendLater(NotificationDefaults.ClaimTime);
        Assert.Equal(2, _receiver.Received.Count);
        Assert.Single(_receiver.Received.Select(one => one.Headers["webhook-id"]).Distinct());
        await _house.SendLater(TimeSpan.FromDays(1));
        Assert.Equal(2, _receiver.Received.Count);
    }

    [Fact]
    public async Task A_workspace_gets_text_and_the_address_is_shown_nowhere()
    {
        var address = _receiver.Url + "T0/B0/canary-secret/";
        await _house.Channel($$$"""{"type":"slack","name":"Ops","secrets":{"url":"{{{address}}}"}}""");
        await _house.Tell(_house.Event("<one>"));
        await _house.Send();

        var text = JsonDocument.Parse(Assert.Single(_receiver.Received).Body).RootElement.GetProperty("text").GetString();
        Assert.StartsWith("*[Error] Title of &lt;one&gt;*", text, StringComparison.Ordinal);
        Assert.Contains("What to do: Advice.", text, StringComparison.Ordinal);
    }

    // By the words of the specification, with other means than the sender.
    private static string Signature(IReadOnlyDictionary<string, string> headers, byte[] body, string secret = NoticeHouse.Signing)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret["whsec_".Length..]));
        hmac.AppendData(Encoding.ASCII.GetBytes(headers["webhook-id"] + "." + headers["webhook-timestamp"] + "."));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    private async Task<DeliveryView> Only() => Assert.Single(await _house.Log());
}
