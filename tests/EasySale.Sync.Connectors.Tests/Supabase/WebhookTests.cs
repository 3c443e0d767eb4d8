using System.Text;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class WebhookTests
{
    private readonly SupabaseWebhooks _reader = new();

    [Fact]
    public void The_secret_in_its_header_proves_a_delivery_and_nothing_else_does()
    {
        var delivery = Of("""{"type": "INSERT", "table": "orders", "record": {"source_id": "7"}}""", "hush");

        Assert.True(_reader.Proves(delivery, new Secret("hush")));
        Assert.False(_reader.Proves(delivery, new Secret("hush!")));
        Assert.False(_reader.Proves(delivery, new Secret("")));
        Assert.False(_reader.Proves(Of("{}", ""), new Secret("")));
        Assert.False(_reader.Proves(delivery with { Headers = new Dictionary<string, string>() }, new Secret("hush")));
    }

    [Theory]
    [InlineData("INSERT", "orders", """ "record": {"source_id": "7"}, "old_record": null """, RecordKind.Orders, false)]
    [InlineData("UPDATE", "customers", """ "record": {"source_id": "7"}, "old_record": {"source_id": "7"} """, RecordKind.Customers, false)]
    [InlineData("DELETE", "refunds", """ "record": null, "old_record": {"source_id": "7"} """, RecordKind.Refunds, true)]
    public void A_row_names_its_record(string type, string table, string rows, RecordKind kind, bool isDeletion)
    {
        var hint = Assert.Single(_reader.Read(Of($$"""{"type": "{{type}}", "table": "{{table}}", "schema": "public", {{rows}}}""", "")).Hints);

        Assert.Equal((kind, "7", isDeletion), (hint.Kind, hint.Id, hint.IsDeletion));
    }

    [Fact]
    public void A_product_is_also_its_quantity_and_named_as_a_walk_names_it()
    {
        var news = _reader.Read(Of("""{"type": "UPDATE", "table": "products", "record": {"connection_id": "shop-1", "source_id": "7"}}""", ""));

        Assert.Equal([(RecordKind.Products, "shop-1/7"), (RecordKind.Inventory, "shop-1/7")], news.Hints.Select(hint => (hint.Kind, hint.Id)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"type": "INSERT", "table": "pets", "record": {"source_id": "7"}}""")]
    [InlineData("""{"type": "INSERT", "table": "orders", "record": null}""")]
    public void What_is_no_record_says_nothing(string body) => Assert.Empty(_reader.Read(Of(body, "")).Hints);

    private static WebhookDelivery Of(string body, string secret) => new(
        Encoding.UTF8.GetBytes(body), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["x-webhook-secret"] = secret });
}
