using System.Net;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>What is told of changes, in both forms, signed over the bytes sent.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Verifier = "fixture-verifier-token-7d1f4c2a";

    // From the sample payloads: the bytes and the signature over them.
    private const string Classic =
        """{"eventNotifications":[{"realmId":"9341452000000001","dataChangeEvent":{"entities":[""" +
        """{"name":"Customer","id":"62","operation":"Create","lastUpdated":"2026-06-15T17:00:00.000Z"},""" +
        """{"name":"Invoice","id":"130","operation":"Update","lastUpdated":"2026-06-15T19:08:00.000Z"}]}}]}""";

    private const string ClassicMerge =
        """{"eventNotifications":[{"realmId":"9341452000000001","dataChangeEvent":{"entities":[""" +
        """{"name":"Customer","id":"58","operation":"Merge","lastUpdated":"2026-06-15T17:00:00.000Z","deletedId":"62"}]}},""" +
        """{"realmId":"9341452000000002","dataChangeEvent":{"entities":[{"name":"Payment","id":"12","operation":"Delete","lastUpdated":"2026-06-15T17:00:01.000Z"}]}}]}""";

    private static readonly DateTimeOffset Noon = new(2026, 6, 15, 17, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new(Noon);
    private DeliveryBox _box = null!;
    private QuickBooksSimulator _qbo = null!;

    public async ValueTask InitializeAsync()
    {
        _box = await DeliveryBox.StartAsync();
        _qbo = await QuickBooksSimulator.StartAsync(new()
        {
            Time = _time,
            Companies = [CompanySeed.Named("us"), CompanySeed.Named("uk")],
            Webhooks = new WebhookTarget(_box.Url, Verifier),
        }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Classic_deliveries_are_the_sample_ones_to_the_byte_signature_included()
    {
        _qbo.Webhooks.Target = _qbo.Webhooks.Target! with { Format = WebhookFormat.Classic };

        await Deliver(Event("1", "Customer", "62", "Create", 0), Event("1", "Invoice", "130", "Update", 7680));
        await Deliver(Event("1", "Customer", "58", "Merge", 0) with { DeletedId = "62" }, Event("2", "Payment", "12", "Delete", 1));

        Assert.Equal(
            [
                new(Classic, "gM99/XzySkeVtJy1gT8dai46xPkIbK/alFRLzTZUIGQ="),
                new(ClassicMerge, "O4iC0cCe5u893nm8matd2QPpjEreG2w8wufkC0DP1hw="),
            ],
            _box.Got);
    }

    [Fact]
    public async Task Changes_of_all_companies_go_out_together_and_once()
    {
        using var us = new BooksCaller(_qbo);
        using var uk = new BooksCaller(_qbo, realm: _qbo.Companies[1].RealmId);
        await us.AddCustomerAsync("Jane", "r-1");
        await us.AddCustomerAsync("Jane", "r-1");
        await uk.AddCustomerAsync("John");

        var first = await _qbo.Webhooks.DeliverAsync(TestContext.Current.CancellationToken);
        var second = await _qbo.Webhooks.DeliverAsync(TestContext.Current.CancellationToken);

        var events = JsonNode.Parse(Assert.Single(_box.Got).Body)!.AsArray();
        Assert.Equal((HttpStatusCode.OK, null), (first, second));
        Assert.Equal(["qbo.customer.created.v1", "qbo.customer.created.v1"], events.Select(e => (string)e!["type"]!));
        Assert.Equal(_qbo.Companies.Select(c => c.RealmId), events.Select(e => (string)e!["intuitaccountid"]!));
        Assert.Equal("2026-06-15T17:00:00.000000000Z", (string)events[0]!["time"]!);
    }

    [Fact]
    public async Task What_was_not_acknowledged_waits_and_comes_again_with_its_id()
    {
        _qbo.Webhooks.Tell(_qbo.Companies[0].RealmId, "Invoice", "130", "Void");
        _qbo.Webhooks.Tell(_qbo.Companies[0].RealmId, "TaxCode", "3", "Update");
        _box.Answers = 500;

        var refused = await _qbo.Webhooks.DeliverAsync(TestContext.Current.CancellationToken);
        _box.Answers = 200;
        var taken = await _qbo.Webhooks.DeliverAsync(TestContext.Current.CancellationToken);
        await _qbo.Webhooks.RedeliverAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (refused, taken));
        Assert.Equal(3, _box.Got.Count);
        Assert.Single(_box.Got.Distinct());
        Assert.Equal("qbo.invoice.voided.v1", (string)Assert.Single(JsonNode.Parse(_box.Got[0].Body)!.AsArray())!["type"]!);
    }

    public async ValueTask DisposeAsync()
    {
        await _qbo.DisposeAsync();
        await _box.DisposeAsync();
    }

    private Task Deliver(params WebhookEvent[] events) => _qbo.Webhooks.DeliverAsync(events, TestContext.Current.CancellationToken);

    private static WebhookEvent Event(string company, string entity, string id, string operation, int seconds) =>
        new(Guid.Empty, "934145200000000" + company, entity, id, operation, Noon.AddSeconds(seconds));
}
