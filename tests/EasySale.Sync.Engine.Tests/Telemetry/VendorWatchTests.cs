using System.Diagnostics;
using System.Net;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Http;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Every attempt of a call is told: what for and how it went, never about whom.</summary>
public sealed class VendorWatchTests : IDisposable
{
    private static readonly Uri Address = new("https://vendor.example/v3/company/4620816365/customer/77?query=Name%3D%27Zyxwv%27");
    private static readonly Connection Books = new() { Tenant = new TenantId("acme"), Id = "books-1", Platform = "books", Name = "Zyxwv's books" };

    private readonly KeptLines _lines = new();
    private readonly Queue<HttpResponseMessage?> _answers = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task Each_attempt_is_a_span_with_the_vendors_own_id()
    {
        using var spans = new KeptSpans();
        using var parent = new Activity("test").SetParentId(spans.TraceParent).Start();
        Answer(HttpStatusCode.ServiceUnavailable);
        Answer(HttpStatusCode.OK, "1-65a1f-0c");
        await Client().Send(new VendorRequest(HttpMethod.Get, Address), TestContext.Current.CancellationToken);

        Assert.Equal(2, spans.All.Count);
        Assert.All(spans.All, span => Assert.Equal(("GET /v3/company/{id}/customer/{id}", ActivityKind.Client, parent.SpanId), (span.OperationName, span.Kind, span.ParentSpanId)));
        var (first, second) = (spans.All[0], spans.All[1]);
        Assert.Equal((503, "503", null), (first.GetTagItem(TagNames.Status), first.GetTagItem(TagNames.Error), first.GetTagItem(TagNames.Resend)));
        Assert.Equal((200, 1, "1-65a1f-0c"), (second.GetTagItem(TagNames.Status), second.GetTagItem(TagNames.Resend), second.GetTagItem(TagNames.VendorTrace)));
        Assert.Equal(("books", "books-1", "acme"), (second.GetTagItem(TagNames.Platform), second.GetTagItem(TagNames.Connection), second.GetTagItem(TagNames.Tenant)));
        Assert.DoesNotContain(spans.All.SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("Zyxwv", StringComparison.Ordinal) || $"{tag.Value}".Contains("4620816365", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_is_a_debug_line_and_a_vendor_that_is_down_a_warning()
    {
        Answer(HttpStatusCode.ServiceUnavailable);
        Answer(HttpStatusCode.NotFound, "1-65a1f-0c");
        await Client().Send(new VendorRequest(HttpMethod.Get, Address), TestContext.Current.CancellationToken);

        Assert.Equal([LogLevel.Warning, LogLevel.Debug], _lines.All.Select(line => line.Level));
        Assert.Matches(@"^GET /v3/company/\{id\}/customer/\{id\}: 404 - attempt=2 ms=\d+ request=1-65a1f-0c connection=books-1 tenant=acme$", _lines.All[1].Text);
    }

    [Fact]
    public async Task No_answer_is_told_by_its_kind()
    {
        using var figures = new KeptFigures();
        _answers.Enqueue(null);
        await Assert.ThrowsAsync<SyncException>(() => Client().Send(new VendorRequest(HttpMethod.Post, Address), TestContext.Current.CancellationToken));

        Assert.Contains("}: - HttpRequestException attempt=1", Assert.Single(_lines.All).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zyxwv", _lines.All[0].Text, StringComparison.Ordinal);
        Assert.Equal("easysale.platform=books error.type=HttpRequestException", Assert.Single(figures.Sums(MetricNames.Calls)).Key);
    }

    [Fact]
    public async Task Calls_are_counted_by_status_and_by_what_costs_money()
    {
        using var figures = new KeptFigures();
        Answer(HttpStatusCode.ServiceUnavailable);
        Answer(HttpStatusCode.OK);
        await Client().Send(new VendorRequest(HttpMethod.Get, Address) { Metered = true }, TestContext.Current.CancellationToken);

        Assert.Equal(
            ["easysale.platform=books http.response.status_code=200", "easysale.platform=books http.response.status_code=503"], figures.Sums(MetricNames.Calls).Keys.Order());
        Assert.Equal(2, figures.Sums(MetricNames.MeteredCalls)["easysale.platform=books"]);
    }

    [Fact]
    public async Task A_vendors_id_that_is_no_id_is_masked()
    {
        using var spans = new KeptSpans();
        using var parent = new Activity("test").SetParentId(spans.TraceParent).Start();
        Answer(HttpStatusCode.OK, "Zyxwv the customer");
        await Client().Send(new VendorRequest(HttpMethod.Get, Address), TestContext.Current.CancellationToken);

        Assert.Equal("***", Assert.Single(spans.All).GetTagItem(TagNames.VendorTrace));
        Assert.Contains("request=***", Assert.Single(_lines.All).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_vendor_is_told_of_our_trace()
    {
        using var listener = new Listener();
        using var parent = new Activity("test").Start();
        using var client = VendorClient.Create(new OutboundAddresses(allowsLoopback: true));
        await new VendorHttp(client, RetryPolicy.Create(TimeProvider.System), new VendorMeter()).Send(new VendorRequest(HttpMethod.Get, new Uri($"http://127.0.0.1:{listener.Port}/")), TestContext.Current.CancellationToken);

        Assert.Contains("User-Agent:", listener.Request, StringComparison.OrdinalIgnoreCase);
        foreach (var header in new[] { "traceparent", "tracestate", "baggage", "correlation" }) Assert.DoesNotContain(header, listener.Request, StringComparison.OrdinalIgnoreCase);
    }

    private void Answer(HttpStatusCode status, string? trace = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        if (trace is not null) answer.Headers.TryAddWithoutValidation("x-exchange", trace);
        _answers.Enqueue(answer);
    }

    private VendorHttp Client()
    {
        // Waits between attempts are over at once; the time limit of a call is never.
        var clock = new ManualTime();
        return new VendorHttp(new HttpClient(new Answers(this)), RetryPolicy.Create(new SkippingTime(clock)), new VendorMeter(), time: clock)
        {
            Watch = new VendorWatch(Books, "x-exchange", _lines, clock),
        };
    }

    private sealed class Answers(VendorWatchTests test) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(test._answers.Dequeue() ?? throw new HttpRequestException("Zyxwv cannot be reached."));
    }
}
