using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Hosts.Tests.Accounts;
using EasySale.Sync.Simulators.WooCommerce;

namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>From the request over the run to the vendor's answer: one trace and one correlation id, sent to a real receiver.</summary>
public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Caller = "b7ad6b7169203331";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_its_run_and_its_vendor_calls_are_one_trace()
    {
        await using var receiver = await OtlpReceiver.Start();
        await using var shop = await WooCommerceSimulator.StartAsync(
            new WooCommerceOptions { TreatAsTls = false, Keys = [new ApiKey("ck_trace", "cs_trace", ApiPermission.ReadWrite)] }, Cancellation);
        var order = PlantedShop.Order(shop, "Ann", "Smith", "ann@mail.example", "+1 555 0100");
        var status = await Run(receiver, shop, order);

        Assert.Equal(("completed", "order-desk.4711"), ((string?)status["status"], (string?)status["correlationId"]));
        var spans = receiver.Spans.Where(span => span.TraceId == Trace).ToList();
        var request = Assert.Single(spans, span => span.Name == "POST StartSync");
        Assert.Equal((Caller, "order-desk.4711"), (request.ParentId, request.Texts[TagNames.Correlation]));
        var run = Assert.Single(spans, span => span.Name == "run");
        Assert.Equal(request.SpanId, run.ParentId);
        var slices = spans.Where(span => span.Name == "slice").Select(span => span.SpanId).ToHashSet();
        Assert.NotEmpty(slices);
        Assert.All(spans.Where(span => span.Name is "slice" or "run end"), span => Assert.Equal(run.SpanId, span.ParentId));
        var groups = spans.Where(span => span.Name == "group").Select(span => span.SpanId).ToHashSet();
        var reading = spans.First(span => span.Name.StartsWith("GET /wp-json/wc/v", StringComparison.Ordinal));
        Assert.Contains(reading.ParentId, slices);
        var writing = spans.First(span => span.Name == "POST /v3/company/{id}/{id}" || span.Name == "POST /v3/company/{id}/customer");
        Assert.Contains(writing.ParentId, groups);
        Assert.NotEmpty(writing.Texts[TagNames.VendorTrace]);
        Assert.Superset(new HashSet<string> { MetricNames.Records, MetricNames.Groups, MetricNames.Calls, MetricNames.Runs, MetricNames.Waits }, receiver.Metrics.ToHashSet());
    }

    private static async Task<JsonNode> Run(OtlpReceiver receiver, WooCommerceSimulator shop, int order)
    {
        // The end of the host sends what is left.
        await using var house = await ConsentHouse.Start(settings: new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        var books = await PlantedShop.Connect(house, shop, "ck_trace", "cs_trace");
        var started = await house.Send(
            "POST", "/api/sync/orders", ConsentHouse.Acme, $$"""{"source":"shop-1","target":"{{books}}","ids":["{{order}}"]}""",
            headers: [("traceparent", $"00-{Trace}-{Caller}-00"), (CorrelationId.Header, "order-desk.4711")]);
        Assert.Equal("order-desk.4711", Assert.Single(started.Response.Headers.GetValues(CorrelationId.Header)));
        return await PlantedShop.Finished(house, JsonNode.Parse(started.Body)!);
    }
}
