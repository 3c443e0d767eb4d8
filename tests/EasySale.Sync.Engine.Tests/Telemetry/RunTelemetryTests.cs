using System.Diagnostics;
using System.Globalization;
using System.Text;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Engine.Tests.Runs;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>What a run tells of itself: lines, spans, figures, and how much of it.</summary>
public sealed class RunTelemetryTests : IDisposable
{
    private const string Cause = "order-desk.4711";
    private static readonly SyncException Refusal = new(FailureCause.FixRecord, "ledger.no_date", "The order of Zyxwv has no date. Give it one.");
    private static readonly SyncException Busy = new(FailureCause.TryAgain, "ledger.busy", "It is busy.");

    private readonly KeptLines _lines = new();
    private readonly SyncHouse _house;

    public RunTelemetryTests()
    {
        _house = new SyncHouse { Logs = _lines };
        for (var id = 1; id <= 7; id++) _house.Shop.Order(id, guest: "zyxwv@mail.example");
    }

    private static Run Orders => SyncHouse.Orders with { CorrelationId = Cause };

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task A_group_and_a_failure_are_a_line_each()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        var run = await _house.Sync(Orders);

        Assert.Equal(
            [
                (LogLevel.Information, LogEvents.RunStarted), (LogLevel.Error, LogEvents.RecordFailed), (LogLevel.Information, LogEvents.GroupDone),
                (LogLevel.Information, LogEvents.RunEnded),
            ],
            _lines.All.Select(line => (line.Level, line.Event)));
        var syncId = run.Run.SyncId;
        Assert.StartsWith($"orders/2 failed: fixRecord ledger.no_date attempt=1 group={syncId}/0/0 tenant=acme correlation={Cause}", _lines.Of(LogEvents.RecordFailed)[0].Text, StringComparison.Ordinal);
        Assert.StartsWith($"group {syncId}/0/0 orders: read=7 written=6 unchanged=0 skipped=0 failed=1 ms=", _lines.Of(LogEvents.GroupDone)[0].Text, StringComparison.Ordinal);
        Assert.StartsWith($"run {syncId} Partial: read=7 written=6 unchanged=0 skipped=0 failed=1", _lines.Of(LogEvents.RunEnded)[0].Text, StringComparison.Ordinal);
        Assert.All(_lines.All, line => Assert.Contains($"correlation={Cause}", line.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(_lines.All, line => line.Text.Contains("zyxwv", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_passes_by_itself_warns_and_what_needs_a_person_is_an_error()
    {
        var attempts = 0;
        _house.Ledger.BeforeTaking = () => throw (++attempts == 1 ? Busy : new InvalidOperationException("Zyxwv is unforeseen."));
        await _house.Sync(Orders);

        Assert.Equal((LogLevel.Warning, true), (_lines.Of(LogEvents.StepWaits)[0].Level, _lines.Of(LogEvents.StepWaits)[0].Text.Contains("waits 5 s: ledger.busy", StringComparison.Ordinal)));
        var fault = Assert.Single(_lines.Of(LogEvents.StepFaulted));
        Assert.Equal(LogLevel.Error, fault.Level);
        Assert.Contains("InvalidOperationException", fault.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zyxwv", fault.Text, StringComparison.Ordinal);
        Assert.Contains("ourBug engine.unexpected", Assert.Single(_lines.Of(LogEvents.StepFailed)).Text, StringComparison.Ordinal);
        Assert.Equal(LogLevel.Error, Assert.Single(_lines.Of(LogEvents.RunEnded)).Level);
    }

    [Fact]
    public async Task A_failure_that_is_tried_again_by_itself_only_warns()
    {
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Busy : null;
        await _house.Sync(Orders);

        Assert.Equal(LogLevel.Warning, Assert.Single(_lines.Of(LogEvents.RecordFailed)).Level);
    }

    [Fact]
    public async Task Lines_stay_below_two_hundred_bytes_a_record()
    {
        const int records = 3_000;
        var house = new SyncHouse { Logs = _lines };
        house.Shop.PageSize = 250;
        for (var id = 1; id <= records; id++) house.Shop.Order(id);
        house.Ledger.Refuses = operation => int.Parse(operation.Record.Id, CultureInfo.InvariantCulture) % 50 == 0 ? Refusal : null;
        await house.Sync(Orders);

        Assert.Equal(records / 50, _lines.Of(LogEvents.RecordFailed).Count);
        Assert.InRange(_lines.All.Sum(line => Encoding.UTF8.GetByteCount(line.Text)), 1, 200 * records);
        Assert.All(_lines.All, line => Assert.InRange(Encoding.UTF8.GetByteCount(line.Text), 1, 300));
    }

    [Fact]
    public async Task A_run_is_one_trace()
    {
        using var spans = new KeptSpans();
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        _house.Ledger.BeforeTaking = () => _house.Time.Advance(TimeSpan.FromSeconds(7));
        var run = await _house.Sync(Orders with { TraceParent = spans.TraceParent, BatchLimit = 3 });

        var slice = spans.Named("slice")[0];
        Assert.All(spans.Named("slice"), each => Assert.Equal((spans.Trace.SpanId, ActivityKind.Consumer), (each.ParentSpanId, each.Kind)));
        Assert.Equal((run.Run.SyncId, "acme", Cause), (slice.GetTagItem(TagNames.SyncId), slice.GetTagItem(TagNames.Tenant), slice.GetTagItem(TagNames.Correlation)));
        Assert.Equal(spans.Named("slice").Select(each => each.SpanId), spans.Named("group").Select(group => group.ParentSpanId));
        Assert.Equal([3, 3, 1], spans.Named("group").Select(group => (int)group.GetTagItem(TagNames.Records)!));
        var end = Assert.Single(spans.Named("run end"));
        Assert.Equal((spans.Trace.SpanId, "partial"), (end.ParentSpanId, end.GetTagItem(TagNames.Result)));
        Assert.Equal(run.Run.FinishedAt - run.Run.StartedAt, end.Duration);
    }

    [Fact]
    public async Task Figures_count_by_outcome_and_cause_and_name_no_tenant()
    {
        using var figures = new KeptFigures();
        _house.Ledger.Refuses = operation => operation.Record.Id == "2" ? Refusal : null;
        _house.Ledger.Skips = record => record.Id == "3" ? "not wanted" : null;
        await _house.Sync(Orders);

        Assert.Equal(
            new Dictionary<string, double> { [Records("failed")] = 1, [Records("skipped")] = 1, [Records("written")] = 5 },
            figures.Sums(MetricNames.Records));
        Assert.Equal(new Dictionary<string, double> { ["easysale.cause=fixRecord easysale.platform=fakeledger"] = 1 }, figures.Sums(MetricNames.Failures));
        Assert.Equal(1, figures.Count(MetricNames.Groups));
        Assert.Equal("easysale.result=partial", Assert.Single(figures.Sums(MetricNames.Runs)).Key);
        Assert.Subset(new HashSet<string> { TagNames.Platform, TagNames.Entity, TagNames.Outcome, TagNames.Cause, TagNames.Result }, figures.TagNames.ToHashSet());
    }

    private static string Records(string outcome) => $"easysale.entity=orders easysale.outcome={outcome} easysale.platform=fakeledger";
}
