using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class WebhookTests
{
    private const string FirstRealm = "9341452000000001";
    private const string SecondRealm = "9341452000000002";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "QuickBooks", "Recordings", "webhooks");
    private static readonly JsonNode Signatures = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "signatures.json")))!;
    private readonly QuickBooksWebhooks _reader = new();

    public static TheoryData<string> Deliveries => [.. Signatures["deliveries"]!.AsArray().Select(one => one!["file"]!.ToString())];

    private static Secret Verifier => new(Signatures["verifierToken"]!.ToString());

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void A_delivery_proves_itself_over_its_raw_bytes_and_no_other(string file)
    {
        var delivery = Read(file);
        var body = delivery.Body.ToArray();
        body[^2] ^= 1;

        Assert.True(_reader.Proves(delivery, Verifier));
        Assert.False(_reader.Proves(delivery with { Body = body }, Verifier));
        Assert.False(_reader.Proves(delivery, new Secret("another")));
        Assert.False(_reader.Proves(delivery with { Headers = new Dictionary<string, string>() }, Verifier));
    }

    [Theory]
    [MemberData(nameof(Deliveries))]
    public void Every_event_that_travels_becomes_a_hint(string file) => Assert.NotEmpty(_reader.Read(Read(file)).Hints);

    [Fact]
    public void One_delivery_may_hold_several_companies()
    {
        Assert.Equal(
            [(FirstRealm, RecordKind.Customers, "62", false), (FirstRealm, RecordKind.Payments, "130", false), (SecondRealm, RecordKind.Payments, "payment:12", true)],
            Told("cloudevents-batch.json"));
        Assert.Equal(
            [(FirstRealm, RecordKind.Customers, "58", false), (FirstRealm, RecordKind.Customers, "62", true), (SecondRealm, RecordKind.Payments, "payment:12", true)],
            Told("classic-merge-two-realms.json"));
    }

    [Fact]
    public void Both_spellings_of_void_are_changes_not_deletions() =>
        Assert.Equal([(FirstRealm, RecordKind.Payments, "130", false), (FirstRealm, RecordKind.Payments, "131", false)], Told("cloudevents-void-spellings.json"));

    [Fact]
    public void An_event_delivered_again_has_the_same_key() =>
        Assert.Equal(_reader.Read(Read("cloudevents-batch.json")).Hints[0].Key, _reader.Read(Read("cloudevents-duplicate-delivery.json")).Hints.Single().Key);

    [Theory]
    [InlineData("")]
    [InlineData("[{\"type\":4},null,\"x\",{\"type\":\"qbo.customer\"}]")]
    [InlineData("{\"eventNotifications\":[{},{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":[{},3]}},{\"realmId\":\"1\",\"dataChangeEvent\":7}]}")]
    public void Nonsense_says_nothing_and_does_no_harm(string body) =>
        Assert.Empty(_reader.Read(new WebhookDelivery(System.Text.Encoding.UTF8.GetBytes(body), new Dictionary<string, string>())).Hints);

    private IEnumerable<(string, RecordKind, string, bool)> Told(string file) =>
        _reader.Read(Read(file)).Hints.Select(hint => (hint.Account!, hint.Kind, hint.Id, hint.IsDeletion));

    private static WebhookDelivery Read(string file)
    {
        var signed = Signatures["deliveries"]!.AsArray().First(one => one!["file"]!.ToString() == file)!;
        return new WebhookDelivery(
            File.ReadAllBytes(Path.Combine(Folder, file)),
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Intuit-Signature"] = signed["intuit-signature"]!.ToString() });
    }
}
