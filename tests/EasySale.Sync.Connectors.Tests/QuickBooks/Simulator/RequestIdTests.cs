using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>The same requestid again: the first answer again, and nothing is done.</summary>
public sealed class RequestIdTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 6, 15, 17, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_replay_answers_what_was_answered_first_even_to_another_body()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        var before = qbo.Companies[0].Count("Customer");
        var first = await Text(await caller.AddCustomerAsync("Jane", "r-1"));
        _time.Advance(TimeSpan.FromMinutes(5));

        var again = await Text(await caller.AddCustomerAsync("Jane", "r-1"));
        var other = await Text(await caller.AddCustomerAsync("John", "r-1"));

        Assert.Equal((first, first), (again, other));
        Assert.Equal(before + 1, qbo.Companies[0].Count("Customer"));
    }

    [Fact]
    public async Task Two_at_once_with_one_requestid_make_one_record()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        var before = qbo.Companies[0].Count("Customer");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => caller.AddCustomerAsync("Jane", "r-1")));

        Assert.All(answers, a => Assert.Equal(200, (int)a.StatusCode));
        Assert.Equal(before + 1, qbo.Companies[0].Count("Customer"));
    }

    [Fact]
    public async Task Another_body_is_refused_with_600_if_bodies_are_compared()
    {
        await using var qbo = await Started(new() { CompareRequestBodies = true });
        using var caller = new BooksCaller(qbo);
        await caller.AddCustomerAsync("Jane", "r-1");

        var same = await caller.AddCustomerAsync("Jane", "r-1");
        var other = await caller.AddCustomerAsync("John", "r-1");

        Assert.Equal((200, 400), ((int)same.StatusCode, (int)other.StatusCode));
        Assert.Equal("600", await Code(other));
    }

    [Fact]
    public async Task A_forgotten_requestid_does_it_again()
    {
        await using var qbo = await Started(new() { RequestIdLife = TimeSpan.FromMinutes(30) });
        using var caller = new BooksCaller(qbo);
        await caller.AddCustomerAsync("Jane", "r-1");
        _time.Advance(TimeSpan.FromMinutes(30));

        // The name is taken: the books were asked again.
        Assert.Equal("6240", await Code(await caller.AddCustomerAsync("Jane", "r-1")));
    }

    [Theory]
    [InlineData(true, 400)]
    [InlineData(false, 200)]
    public async Task A_refusal_is_remembered_or_tried_anew(bool remember, int status)
    {
        await using var qbo = await Started(new() { RememberFailures = remember });
        using var caller = new BooksCaller(qbo);
        await caller.PostAsync("/customer?requestid=r-1", "{}");

        using var second = await caller.AddCustomerAsync("Jane", "r-1");

        Assert.Equal(status, (int)second.StatusCode);
    }

    [Theory]
    [InlineData(50, 200)]
    [InlineData(51, 400)]
    public async Task A_requestid_has_at_most_50_characters(int length, int status)
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);

        using var answer = await caller.AddCustomerAsync("Jane", new string('r', length));

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400) Assert.Equal("6000", await Code(answer));
    }

    [Fact]
    public async Task Reads_have_no_memory()
    {
        await using var qbo = await Started(new());
        using var caller = new BooksCaller(qbo);
        var query = "/query?requestid=r-1&query=" + Uri.EscapeDataString("select count(*) from Customer");
        var before = await BooksCaller.ReadAsync(await caller.GetAsync(query));

        await caller.AddCustomerAsync("Jane", "r-1");

        var after = await BooksCaller.ReadAsync(await caller.GetAsync(query));
        Assert.Equal((int)before["QueryResponse"]!["totalCount"]! + 1, (int)after["QueryResponse"]!["totalCount"]!);
    }

    private Task<QuickBooksSimulator> Started(GatewaySwitches switches) =>
        QuickBooksSimulator.StartAsync(new() { Time = _time, Gateway = switches }, TestContext.Current.CancellationToken);

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<string> Code(HttpResponseMessage answer) =>
        (string)(await BooksCaller.ReadAsync(answer))["Fault"]!["Error"]![0]!["code"]!;
}
