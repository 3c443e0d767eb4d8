using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using static EasySale.Sync.Connectors.Tests.Supabase.SampleRecords;

namespace EasySale.Sync.Connectors.Tests.Supabase;

public sealed class SupabasePlanTests : IDisposable
{
    private readonly ConnectedProject _project = new("http://127.0.0.1:9", "sb_secret_x_y", "shop");

    [Fact]
    public void The_same_record_makes_the_same_bytes()
    {
        foreach (var make in new Func<CommerceRecord>[] { () => Customer("1"), () => Product("2"), () => Full("7"), () => Refund("70") })
            Assert.Equal(Text(_project.Planned(make())), Text(_project.Planned(make())));
    }

    [Fact]
    public void An_order_is_planned_as_its_row_and_its_lines()
    {
        var operation = _project.Planned(Order("7", Noon, 12.50m, lines: [Line("1")]));

        Assert.Equal((OperationAction.Upsert, "orders"), (operation.Action, operation.Entity));
        Assert.Equal(
            """
            {"order":{"connection_id":"shop","source_id":"7","number":"7","status":"completed","currency":"EUR","total":12.50,"total_tax":0,"shipping_total":0,"discount_total":0,"refunded_total":0,"prices_include_tax":false,"customer_source_id":null,"billing_email":"buyer@example.test","billing":{"city":"Bern","email":"buyer@example.test"},"shipping":{},"payment_method":null,"transaction_id":null,"date_created":"2026-11-01T08:00:00Z","date_paid":null,"source_modified":"2026-11-01T12:00:00Z","is_deleted":false,"raw":{"id":7}},"lines":[{"kind":"line_item","line_id":"1","name":"Wool sock","currency":"EUR","product_source_id":null,"variation_source_id":null,"sku":null,"quantity":1.5,"unit_price":null,"subtotal":19.90,"total":19.90,"total_tax":1.53,"taxes":[{"rate_id":"4","total":1.53,"subtotal":1.53}],"raw":{"id":1}}]}
            """,
            Text(operation));
    }

    [Theory]
    [InlineData("""{ "b" : 1.50, "a":[1e21, "\u00e9"],  "b":2 }""")]
    [InlineData("""{"path":"C:\\u0000","emoji":"\ud83d\ude00"}""")]
    public void Raw_is_the_source_s_json_exactly(string raw) =>
        Assert.EndsWith($"\"raw\":{raw}}}", Text(_project.Planned(Customer("1") with { Raw = JsonElement.Parse(raw) })), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"a":"x\u0000y"}""", """{"a":"xy"}""")]
    [InlineData("""{"a":"x\\\u0000y"}""", """{"a":"x\\y"}""")]
    [InlineData("""{"a":"x\ud800y\udc00\uD83D\uDE00"}""", """{"a":"xy\uD83D\uDE00"}""")]
    [InlineData("""{"a":"{{{{customers/1}}"}""", """{"a":"{\u007b{\u007bcustomers/1}}"}""")]
    public void What_Postgres_refuses_is_left_out(string json, string acceptable) =>
        Assert.Equal(acceptable, Encoding.UTF8.GetString(RowJson.Acceptable(Encoding.UTF8.GetBytes(json)).Span));

    [Fact]
    public void Nothing_a_shop_writes_reads_as_a_placeholder() =>
        Assert.Empty(Placeholder.In(_project.Planned(Customer("1") with { FirstName = "{{customers/1}}", Raw = JsonElement.Parse("""{"a":"{{orders/2}}"}""") }).Body));

    [Fact]
    public void Custom_fields_are_one_object_beside_the_columns()
    {
        var custom = new Dictionary<string, JsonElement> { ["po"] = JsonElement.Parse("\"{{customers/1}}\""), ["weight"] = JsonElement.Parse("1.250") };

        var (customer, order) = (_project.Planned(Customer("1") with { Custom = custom }), _project.Planned(Order("7") with { Custom = custom }));

        Assert.EndsWith(""","custom":{"po":"{\u007bcustomers/1}}","weight":1.250}}""", Text(customer), StringComparison.Ordinal);
        Assert.Contains(""","custom":{"po":"{\u007bcustomers/1}}","weight":1.250}},"lines":""", Text(order), StringComparison.Ordinal);
        Assert.Equal((true, true), (RowJson.HasCustom(customer.Body), RowJson.HasCustom(order.Body, "order")));
        Assert.False(RowJson.HasCustom(_project.Planned(Customer("1") with { Raw = JsonElement.Parse("""{"custom":1}""") }).Body));
    }

    [Fact]
    public void Instants_are_sent_in_UTC()
    {
        var order = Order("7") with { CreatedAt = new DateTimeOffset(2026, 11, 1, 1, 2, 3, 456, TimeSpan.FromHours(2)) };
        Assert.Equal("2026-10-31T23:02:03.456Z", (string?)Row(order)["order"]!["date_created"]);
    }

    [Fact]
    public void A_refund_without_a_currency_is_refused_rather_than_guessed()
    {
        var failure = Assert.Throws<SyncException>(() => _project.Planned(Refund("70") with { Currency = null }));
        Assert.Equal(FailureCause.FixRecord, failure.Cause);
    }

    public void Dispose() => _project.Dispose();

    private JsonNode Row(CommerceRecord record) => JsonNode.Parse(Text(_project.Planned(record)))!;

    private static string Text(Operation operation) => Encoding.UTF8.GetString(operation.Body.Span);
}
