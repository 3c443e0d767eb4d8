using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class FastLaneTests
{
    private const int Many = 150;
    private static readonly (string, string)[] Fast = [("lane", "fast")];

    [Fact]
    public async Task Both_lanes_share_the_work_and_every_answer_finds_its_record()
    {
        await using var company = await ConnectedCompany.Start();
        var operations = await Announced(company);

        var answers = await Customers(company).Write(operations, Cancellation);

        Assert.InRange(company.Simulator.Calls.CountOf("POST", "/batch"), 1, Many / 10);
        Assert.InRange(company.Simulator.Calls.CountOf("POST", "/customer"), 1, Many - 10);
        foreach (var (operation, answer) in operations.Zip(answers))
            Assert.Equal($"buyer {operation.Record.Id}", (string?)company.Books.Find("Customer", answer.TargetId!)!["DisplayName"]);
    }

    [Fact]
    public async Task The_connection_writes_singly_unless_told_otherwise()
    {
        await using var company = await ConnectedCompany.Start();
        var operations = await Announced(company);

        Assert.All(await company.Open().Target(RecordKind.Customers)!.Write(operations, Cancellation), answer => Assert.NotNull(answer.TargetId));
        Assert.Equal(0, company.Simulator.Calls.CountOf("POST", "/batch"));
    }

    [Fact]
    public async Task A_fault_of_one_item_is_that_items()
    {
        await using var company = await ConnectedCompany.Start();
        var operations = await Announced(company);
        foreach (var taken in new[] { 5, 70, 149 }) company.Books.Add("Customer", new JsonObject { ["Id"] = $"{9000 + taken}", ["SyncToken"] = "0", ["DisplayName"] = $"buyer {taken}", ["PrimaryEmailAddr"] = new JsonObject { ["Address"] = "other@example.test" }, ["Active"] = true });

        var answers = await Customers(company).Write(operations, Cancellation);

        Assert.All(answers, answer => Assert.Null(answer.Failure));
        Assert.Equal("buyer 70 (Web 70)", (string?)company.Books.Find("Customer", answers[69].TargetId!)!["DisplayName"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_batch_without_an_answer_is_looked_for_when_it_must_be_over_and_sent_singly_if_it_is_not_there(bool hasWorked)
    {
        await using var company = await ConnectedCompany.Start();
        var (operations, before) = (await Announced(company), company.Books.Count("Customer"));
        var lost = company.Simulator.Faults.On("POST", "/batch", times: 99);
        (hasWorked ? lost.AfterWork() : lost).Close();

        var answers = await Customers(company).Write(operations, Cancellation);
        var doubtful = operations.Where((_, position) => answers[position].IsInDoubt).ToList();
        Assert.InRange(doubtful.Count, 30, Many);
        company.Simulator.Faults.Clear();
        var tooEarly = await Customers(company).Settle(doubtful, Cancellation);
        Assert.All(tooEarly, answer => Assert.True(answer is { IsInDoubt: true, Failure: { IsHeldBack: true, RetryAfter: { } wait } } && wait == TimeSpan.FromMinutes(3)));
        var batches = company.Simulator.Calls.CountOf("POST", "/batch");

        company.Time.Advance(TimeSpan.FromMinutes(3));
        var settled = await Customers(company).Settle(doubtful, Cancellation);

        Assert.All(settled, answer => Assert.NotNull(answer.TargetId));
        Assert.Equal(before + Many, company.Books.Count("Customer"));
        Assert.Equal(batches, company.Simulator.Calls.CountOf("POST", "/batch"));
    }

    [Fact]
    public async Task A_batch_refused_as_a_whole_goes_singly()
    {
        await using var company = await ConnectedCompany.Start();
        var operations = await Announced(company);
        company.Simulator.Faults.On("POST", "/batch", times: 99).Answer(400, """{"Fault":{"Error":[{"Message":"Too many","code":"1040"}],"type":"ValidationFault"}}""");

        Assert.All(await Customers(company).Write(operations, Cancellation), answer => Assert.NotNull(answer.TargetId));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static TargetStream Customers(ConnectedCompany company) => company.Open(Fast).Target(RecordKind.Customers)!;

    private static async Task<IReadOnlyList<Operation>> Announced(ConnectedCompany company)
    {
        var buyers = Enumerable.Range(1, Many).Select(n => new Customer { Id = $"{n}", FirstName = "buyer", LastName = $"{n}", Email = $"buyer{n}@example.test" }).ToList();
        return [.. (await ConnectedCompany.Planned(Customers(company), buyers, matchBy: [])).Select(operation => operation with { AnnouncedAt = company.Time.GetUtcNow() })];
    }
}
