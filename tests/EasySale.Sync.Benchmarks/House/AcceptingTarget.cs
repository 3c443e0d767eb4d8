using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>A target without latency that takes whole orders, raw JSON included, and keeps nothing.</summary>
internal sealed class AcceptingTarget : Connector
{
    public const string Name = "accepting";

    public override string Platform => Name;

    public override string ShortName => Name;

    public override string DisplayName => "Accepting target";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Writes => [RecordKind.Orders];

    public override ConnectedSystem Open(ConnectionContext context) => new Opened();

    private sealed class Opened : ConnectedSystem
    {
        public override TargetStream Target(RecordKind kind) => new Stream();

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => Task.FromResult(new ProbeReport([]));
    }

    private sealed class Stream : TargetStream
    {
        public override RecordKind Kind => RecordKind.Orders;

        public override RecordPlan Plan(CommerceRecord record, PlanContext context)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { order = (Order)record, raw = record.Raw }, StoredJson.Options);
            return RecordPlan.Of(new Draft(OperationAction.Upsert, body) { Entity = "orders" });
        }

        public override Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<WriteAnswer>>([.. operations.Select(operation => WriteAnswer.Written("T" + operation.Record.Id))]);
    }
}
