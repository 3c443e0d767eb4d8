using System.Text.Json;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>Planned faults strike the call they were meant for, before or after the work, in the shape they were asked for.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private QuickBooksSimulator _qbo = null!;
    private BooksCaller _caller = null!;
    private int _customers;

    public async ValueTask InitializeAsync()
    {
        _qbo = await QuickBooksSimulator.StartAsync(new() { Limits = false }, TestContext.Current.CancellationToken);
        _caller = new BooksCaller(_qbo);
        _customers = _qbo.Companies[0].Count("Customer");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_connection_closes_before_or_after_the_work(bool after, int made)
    {
        var plan = _qbo.Faults.On("POST", "/customer");
        (after ? plan.AfterWork() : plan).Close();

        await Assert.ThrowsAsync<HttpRequestException>(() => _caller.AddCustomerAsync("Jane", "r-1"));

        Assert.Equal(made, Made);
        Assert.Equal(0, _qbo.Calls.Recent[^1].Status);
        using var again = await _caller.AddCustomerAsync("Jane", "r-1");
        Assert.Equal((200, 1), ((int)again.StatusCode, Made));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_system_fault_hides_whether_it_happened(bool after, int made)
    {
        var plan = _qbo.Faults.On("POST", "/customer");
        (after ? plan.AfterWork() : plan).SystemFault();

        using var answer = await _caller.AddCustomerAsync("Jane");

        Assert.Equal((500, made), ((int)answer.StatusCode, Made));
        var body = await BooksCaller.ReadAsync(answer);
        Assert.Equal(("SystemFault", "10000"), ((string)body["Fault"]!["type"]!, (string)body["Fault"]!["Error"]![0]!["code"]!));
    }

    [Fact]
    public async Task Only_the_third_matching_call_is_struck()
    {
        _qbo.Faults.On("GET", "/preferences", nth: 3).Throttle(ThrottleShape.Xml, retryAfterSeconds: 7);
        var statuses = new List<int>();

        for (var i = 0; i < 4; i++) statuses.Add((int)(await _caller.GetAsync("/preferences")).StatusCode);

        Assert.Equal([200, 200, 429, 200], statuses);
        Assert.Equal(0, _qbo.Faults.Pending);
    }

    [Fact]
    public async Task A_fault_may_be_meant_for_a_body()
    {
        _qbo.Faults.On(call => call.Body?.Contains("John", StringComparison.Ordinal) == true).Unauthorized();

        using var jane = await _caller.AddCustomerAsync("Jane");
        using var john = await _caller.AddCustomerAsync("John");

        Assert.Equal((200, 401), ((int)jane.StatusCode, (int)john.StatusCode));
    }

    [Fact]
    public async Task Pages_of_machines_in_between_are_html()
    {
        _qbo.Faults.OnAny().HtmlPage();
        _qbo.Faults.OnAny().Unavailable();

        using var page = await _caller.GetAsync("/preferences");
        using var unavailable = await _caller.GetAsync("/preferences");

        Assert.Equal((200, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal((503, "text/html"), ((int)unavailable.StatusCode, unavailable.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_fault_can_ride_on_status_200()
    {
        _qbo.Faults.OnAny().FaultInside200();

        using var answer = await _caller.GetAsync("/preferences");

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.NotNull((await BooksCaller.ReadAsync(answer))["Fault"]);
    }

    [Fact]
    public async Task Half_a_document_and_a_crooked_one_are_no_json_although_the_work_is_done()
    {
        _qbo.Faults.On("POST", "/customer").Truncate();
        await Assert.ThrowsAnyAsync<JsonException>(async () => await BooksCaller.ReadAsync(await _caller.AddCustomerAsync("Jane")));
        _qbo.Faults.On("POST", "/customer").Malformed();
        await Assert.ThrowsAnyAsync<JsonException>(async () => await BooksCaller.ReadAsync(await _caller.AddCustomerAsync("John")));

        Assert.Equal(2, Made);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_held_call_waits_before_or_after_the_work(bool after, int made)
    {
        var plan = _qbo.Faults.On("POST", "/customer");
        var held = (after ? plan.AfterWork() : plan).Hold();
        var call = _caller.AddCustomerAsync("Jane");
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        var whileHeld = Made;

        held.Release();
        using var answer = await call;

        Assert.Equal((made, 1, 200), (whileHeld, Made, (int)answer.StatusCode));
    }

    [Fact]
    public async Task OAuth_calls_can_be_struck_too()
    {
        var refresh = _qbo.Connect().RefreshToken;
        using var app = new TokenCaller(_qbo);
        _qbo.Faults.On("POST", "/oauth2/v1/tokens").SystemFault();

        Assert.Equal(500, (await app.RefreshAsync(refresh)).Status);
        Assert.Equal(200, (await app.RefreshAsync(refresh)).Status);
    }

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return _qbo.DisposeAsync();
    }

    private int Made => _qbo.Companies[0].Count("Customer") - _customers;
}
