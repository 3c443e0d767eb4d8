using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Messages by mail, to a server that speaks SMTP.</summary>
public sealed class MailTests : IDisposable
{
    private readonly MailReceiver _server = new();
    private readonly NoticeHouse _house = new();

    public void Dispose()
    {
        _house.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_mail_arrives_at_everybody_after_the_server_had_been_busy()
    {
        _server.Refusals = 1;
        await _house.Channel($$$"""{"type":"email","mail":{"host":"127.0.0.1","port":{{{_server.Port}}},"startTls":false,"from":"sync@example.com","to":["ann@example.com","otto@example.com"]}}""");
        await _house.Tell(_house.Event("one"));
        await _house.Send();
        Assert.Empty(_server.Received);
        Assert.Equal("SMTP 451", Assert.Single(await _house.Log()).Answer);

        await _house.SendLater(NotificationDefaults.Waits[0]);
        var (to, text) = Assert.Single(_server.Received);
        Assert.Equal(["RCPT TO:<ann@example.com>", "RCPT TO:<otto@example.com>"], to);
        Assert.Contains("Subject: [Error] Title of one", text, StringComparison.Ordinal);
        Assert.Contains("What to do: Advice.", text, StringComparison.Ordinal);
        Assert.Contains("docs/operate.md#notification-sync-errors", Whole(text), StringComparison.Ordinal);
        Assert.DoesNotContain("=0A", Whole(text).Replace("=0D=0A", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains((await _house.Log())[0].Id, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("otto@example.com", 1)]
    [InlineData("otto@example.com,ann@example.com", 0)]
    public async Task A_receiver_the_server_does_not_know_is_told_and_nobody_gets_the_mail_twice(string unknown, int arrived)
    {
        _server.Unknown = unknown.Split(',');
        await _house.Channel($$$"""{"type":"email","mail":{"host":"127.0.0.1","port":{{{_server.Port}}},"startTls":false,"from":"sync@example.com","to":["ann@example.com","otto@example.com"]}}""");
        await _house.Tell(_house.Event("one"));
        await _house.Send();
        await _house.SendLater(NotificationDefaults.Waits[0]);

        Assert.Equal(arrived, _server.Received.Count);
        Assert.Equal((DeliveryState.Failed, "smtp.receiver_refused"), (Assert.Single(await _house.Log()).State, (await _house.Log())[0].Answer));
    }

    [Fact]
    public async Task Receivers_who_are_refused_for_a_while_get_the_mail_later_and_the_others_get_it_once()
    {
        (_server.Busy, _server.Unknown) = (["otto@xn--bcher-kva.example"], ["eve@example.com"]);
        await _house.Channel($$$"""{"type":"email","mail":{"host":"127.0.0.1","port":{{{_server.Port}}},"startTls":false,"from":"sync@example.com","to":["ann@example.com","otto@bücher.example","eve@example.com"]}}""");
        await _house.Tell(_house.Event("one"));
        await _house.Send();
        Assert.Equal((DeliveryState.Pending, "SMTP 450"), ((await _house.Log())[0].State, (await _house.Log())[0].Answer));

        await _house.SendLater(NotificationDefaults.Waits[0]);
        _server.Busy = [];
        await _house.SendLater(NotificationDefaults.Waits[1]);

        Assert.Equal(["RCPT TO:<ann@example.com>", "RCPT TO:<otto@xn--bcher-kva.example>"], _server.Received.SelectMany(one => one.To));
        Assert.Equal((DeliveryState.Failed, "smtp.receiver_refused"), ((await _house.Log())[0].State, (await _house.Log())[0].Answer));
    }

    [Fact]
    public async Task Wide_letters_arrive_and_a_line_break_adds_no_header()
    {
        await _house.Channel($$$"""{"type":"email","mail":{"host":"127.0.0.1","port":{{{_server.Port}}},"startTls":false,"from":"sync@bücher.example","to":["ann@bücher.example"]}}""");
        await _house.Tell(_house.Event("one") with { Title = "Größe 漢字 of 😀 is wrong in every single one of a great many records\r\nBcc: eve@example.com", Text = ".\n.. dots\n." });
        await _house.Send();

        var (to, text) = Assert.Single(_server.Received);
        Assert.Equal("RCPT TO:<ann@xn--bcher-kva.example>", Assert.Single(to));
        Assert.DoesNotContain("\nBcc:", text, StringComparison.Ordinal);
        Assert.Equal("SMTP 250", Assert.Single(await _house.Log()).Answer);
    }

    [Theory]
    [InlineData("""{"type":"email","mail":{"host":"10.0.0.1","from":"a@example.com","to":["b@example.com"]}}""", "mail.host")]
    [InlineData("""{"type":"email","mail":{"host":"127.0.0.1","startTls":false,"user":"a","from":"a@example.com","to":["b@example.com"]},"secrets":{"password":"p"}}""", "mail.startTls")]
    [InlineData("""{"type":"email","mail":{"host":"127.0.0.1","from":"nobody","to":["b@example.com"]}}""", "mail.from")]
    [InlineData("""{"type":"email","mail":{"host":"127.0.0.1","from":"jürgen@example.com","to":["b@example.com"]}}""", "mail.from")]
    [InlineData("""{"type":"email","mail":{"host":"127.0.0.1","from":"a@example.com","to":["jürgen@example.com"]}}""", "mail.to")]
    [InlineData("""{"type":"webhook","url":"https://169.254.169.254/","secrets":{"signingSecret":"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"}}""", "url")]
    [InlineData("""{"type":"webhook","url":"https://example.com/","secrets":{"signingSecret":"short"}}""", "secrets.signingSecret")]
    [InlineData("""{"type":"slack","secrets":{"url":"http://192.168.1.1/"}}""", "secrets.url")]
    [InlineData("""{"type":"slack"}""", "secrets.url")]
    [InlineData("""{"type":"pigeon"}""", "type")]
    [InlineData("""{"type":"slack","secrets":{"url":"https://93.184.216.34/x"},"colour":1}""", "colour")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        var problem = await Assert.ThrowsAsync<ProblemException>(() => _house.Channel(body));

        Assert.Contains(field, problem.Problem.Errors!.Keys);
    }

    // Lines that were too long for mail are put together again.
    private static string Whole(string text) => text.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal);
}
