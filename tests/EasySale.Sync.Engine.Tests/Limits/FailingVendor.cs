using System.Globalization;
using System.Net;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Simulators.Time;
using Polly;

namespace EasySale.Sync.Engine.Tests.Limits;

/// <summary>A vendor that answers as told, and the calls of workers through the real way out.</summary>
internal sealed class FailingVendor : HttpMessageHandler
{
    private readonly MemoryRowStore _rows = new(new StorageMeter());

    public FakeTimeProvider Time { get; } = new(LimitedVendor.Start);

    /// <summary>The status of the next answers; 0 for no answer.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Seconds in <c>Retry-After</c>.</summary>
    public int? RetryAfter { get; set; }

    /// <summary>Calls that arrived.</summary>
    public int Calls { get; private set; }

    public GateStore Gates => new(_rows);

    /// <summary>Since when breakers were open when that was told.</summary>
    public List<DateTimeOffset> Openings { get; } = [];

    public static TenantId Tenant { get; } = new("acme");

    /// <summary>The connection as a new process opens it.</summary>
    public async Task<VendorHttp> Open(bool isProbe = false, string id = "ledger-1")
    {
        var connector = new LimitedConnector([new RateLimit(LimitedVendor.Lane, 60, TimeSpan.FromMinutes(1)), new RateLimit("other", 600, TimeSpan.FromMinutes(1))]);
        var connection = new Connection { Tenant = Tenant, Id = id, Platform = "limited", Name = "Ledger" };
        var gate = await new ConnectionGates(Gates, new LaneScheduleStore(_rows), Time) { Opened = Told }.Open(connection, connector, TestContext.Current.CancellationToken);
        return new VendorHttp(new HttpClient(this, disposeHandler: false), ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter(), gate, isProbe);
    }

    /// <summary>The code of the failure, the status of the answer, or <c>ok</c>; with the seconds to wait where held back.</summary>
    public async Task<string> Call(VendorHttp http, string? lane = null)
    {
        try
        {
            var answer = await Arrived(http.Send(new VendorRequest(HttpMethod.Post, new Uri("https://ledger.example/entries")) { Lanes = lane is null ? [] : [lane] }, TestContext.Current.CancellationToken));
            return answer.IsSuccess ? "ok" : ((int)answer.Status).ToString(CultureInfo.InvariantCulture);
        }
        catch (SyncException failure)
        {
            return failure.IsHeldBack ? $"{failure.Code} {failure.RetryAfter!.Value.TotalSeconds}" : failure.Code;
        }
    }

    private Task Told(Connection connection, GateState state, CancellationToken cancellation)
    {
        Openings.Add(state.OpenSince!.Value);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<string>> CallTimes(int times, VendorHttp http)
    {
        var outcomes = new List<string>();
        for (var call = 0; call < times; call++) outcomes.Add(await Call(http));
        return outcomes;
    }

    // Nobody but the call sets timers here, so the clock may run ahead to them.
    private async Task<VendorAnswer> Arrived(Task<VendorAnswer> sending)
    {
        while (!sending.IsCompleted)
        {
            if (Time.NextDue is { } due) Time.Advance(due - Time.GetUtcNow());
            await Task.Yield();
        }

        return await sending;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Calls++;
        if (Status == 0) throw new HttpRequestException("No answer.");
        var answer = new HttpResponseMessage((HttpStatusCode)Status);
        if (RetryAfter is { } seconds) answer.Headers.Add("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        return Task.FromResult(answer);
    }
}
