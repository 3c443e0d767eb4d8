using System.Net;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Engine.Tests.Notifications;

/// <summary>Mail in the clear goes to the very address that was checked, whatever its name answers the next time.</summary>
public sealed class ClearMailTests : IDisposable
{
    private static readonly IPAddress Here = IPAddress.Loopback;
    private static readonly IPAddress Deaf = IPAddress.Parse("127.0.0.2");
    private static readonly IPAddress Private = IPAddress.Parse("10.0.0.7");

    private readonly MailReceiver _server = new();
    private readonly Queue<IPAddress[]> _answers = new();
    private readonly NoticeHouse _house;

    public ClearMailTests() => _house = new NoticeHouse(resolve: (_, _) => Task.FromResult(_answers.TryDequeue(out var answer) ? answer : [Private]));

    public void Dispose()
    {
        _house.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_name_that_answers_differently_the_next_time_gains_nothing()
    {
        await Sent(Here);

        Assert.Single(_server.Received);
        Assert.Equal("SMTP 250", Assert.Single(await _house.Log()).Answer);
        Assert.Empty(_answers);
    }

    [Fact]
    public async Task A_name_that_leads_inside_by_now_is_not_called()
    {
        await Sent(Here, Private);

        Assert.Empty(_server.Received);
        Assert.Equal(OutboundAddresses.Refused, Assert.Single(await _house.Log()).Answer);
    }

    [Fact]
    public async Task Where_one_address_cannot_be_reached_the_next_is_tried()
    {
        await Sent(Deaf, Here);

        Assert.Single(_server.Received);
    }

    [Fact]
    public async Task A_server_that_was_reached_is_not_gone_round()
    {
        _server.Refusals = 1;
        await Sent(Here, Here);

        Assert.Empty(_server.Received);
        Assert.Equal("SMTP 451", Assert.Single(await _house.Log()).Answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_can_be_reached_that_is_told(bool isKnown)
    {
        await Sent(isKnown ? [Deaf] : []);

        Assert.Equal("smtp.no_connection", Assert.Single(await _house.Log()).Answer);
    }

    /// <summary>Tells of something by mail.</summary>
    /// <param name="answer">Where the name leads when the mail is sent; afterwards it leads inside.</param>
    private async Task Sent(params IPAddress[] answer)
    {
        _answers.Enqueue([Here]);
        _answers.Enqueue([Here]);
        await _house.Channel($$$"""{"type":"email","mail":{"host":"mail.example.com","port":{{{_server.Port}}},"startTls":false,"from":"sync@example.com","to":["ann@example.com"]}}""");
        Assert.Empty(_answers);
        _answers.Enqueue(answer);
        await _house.Tell(_house.Event("one"));
        await _house.Send();
    }
}
