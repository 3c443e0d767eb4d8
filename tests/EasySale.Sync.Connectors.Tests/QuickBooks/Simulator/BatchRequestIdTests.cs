using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>A batch remembers each item by requestid and bId together.</summary>
public sealed class BatchRequestIdTests : IAsyncLifetime
{
    private QuickBooksSimulator _qbo = null!;
    private BooksCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _qbo = await QuickBooksSimulator.StartAsync(new() { Limits = false }, TestContext.Current.CancellationToken);
        _caller = new BooksCaller(_qbo);
    }

    [Fact]
    public async Task A_repeated_batch_does_only_what_is_new()
    {
        var before = _qbo.Companies[0].Count("Customer");
        var first = await Send("r-1", ("b1", "Jane"), ("b2", "John"));

        var second = await Send("r-1", ("b1", "Jane"), ("b2", "John"), ("b3", "Jill"));

        Assert.Equal(before + 3, _qbo.Companies[0].Count("Customer"));
        Assert.Equal(Id(first, "b1"), Id(second, "b1"));
        Assert.Equal(Id(first, "b2"), Id(second, "b2"));
        Assert.NotNull(Id(second, "b3"));
    }

    [Fact]
    public async Task A_wholly_known_batch_does_nothing()
    {
        var first = await Send("r-1", ("b1", "Jane"));
        var before = _qbo.Companies[0].Snapshot();

        var second = await Send("r-1", ("b1", "Jane"));

        Assert.Equal(Id(first, "b1"), Id(second, "b1"));
        Assert.Equal(before, _qbo.Companies[0].Snapshot());
    }

    [Fact]
    public async Task An_item_whose_bid_makes_the_requestid_too_long_fails_alone()
    {
        var id = new string('r', 40);

        var answers = await Send(id, ("0123456789", "Jane"), ("01234567890", "John"));

        Assert.NotNull(Id(answers, "0123456789"));
        Assert.Equal("6000", (string)answers["01234567890"]["Fault"]!["Error"]![0]!["code"]!);
    }

    public ValueTask DisposeAsync()
    {
        _caller.Dispose();
        return _qbo.DisposeAsync();
    }

    private async Task<Dictionary<string, JsonNode>> Send(string requestId, params (string BId, string Name)[] customers)
    {
        var items = customers.Select(c => new JsonObject
        {
            ["bId"] = c.BId,
            ["operation"] = "create",
            ["Customer"] = new JsonObject { ["DisplayName"] = c.Name },
        });
        var sent = new JsonObject { ["BatchItemRequest"] = new JsonArray([.. items]) };
        using var answer = await _caller.PostAsync($"/batch?requestid={requestId}", sent.ToJsonString());
        var body = await BooksCaller.ReadAsync(answer);
        return body["BatchItemResponse"]!.AsArray().ToDictionary(i => (string)i!["bId"]!, i => i!, StringComparer.Ordinal);
    }

    private static string? Id(Dictionary<string, JsonNode> answers, string bId) => (string?)answers[bId]["Customer"]?["Id"];
}
