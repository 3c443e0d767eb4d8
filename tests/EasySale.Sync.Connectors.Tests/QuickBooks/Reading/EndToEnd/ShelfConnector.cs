using System.Collections.Concurrent;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading.EndToEnd;

/// <summary>A target that keeps what it is given: record by kind and id.</summary>
public sealed class ShelfConnector : Connector
{
    public const string GoneBody = """{"gone":true}""";

    public override string Platform => "shelf";

    public override string ShortName => "shelf";

    public override string DisplayName => "Shelf";

    public override IReadOnlyList<SettingField> Settings => [];

    public override IReadOnlyList<RecordKind> Writes => RecordKinds.ParentsFirst;

    public ConcurrentDictionary<string, string> Kept { get; } = new();

    public int Writings { get; private set; }

    public T Read<T>(string key) => JsonSerializer.Deserialize<T>(Kept[key], JsonSerializerOptions.Web)!;

    public override ConnectedSystem Open(ConnectionContext context) => new OpenShelf(this);

    private sealed class OpenShelf(ShelfConnector shelf) : ConnectedSystem
    {
        public override TargetStream Target(RecordKind kind) => new Board(shelf, kind);

        public override Task<ProbeReport> Probe(CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class Board(ShelfConnector shelf, RecordKind kind) : TargetStream
    {
        public override RecordKind Kind => kind;

        public override RecordPlan Plan(CommerceRecord record, PlanContext context) =>
            RecordPlan.Of(Draft(record.Key, JsonSerializer.Serialize(record, record.GetType(), JsonSerializerOptions.Web), context));

        public override RecordPlan PlanGone(RecordKey record, PlanContext context) => RecordPlan.Of(Draft(record, GoneBody, context));

        public override Task<IReadOnlyList<WriteAnswer>> Write(IReadOnlyList<Operation> operations, CancellationToken cancellation)
        {
            shelf.Writings += operations.Count;
            foreach (var operation in operations) shelf.Kept[operation.Record.ToString()] = System.Text.Encoding.UTF8.GetString(operation.Body.Span);
            return Task.FromResult<IReadOnlyList<WriteAnswer>>([.. operations.Select(operation => WriteAnswer.Written(operation.Record.ToString()))]);
        }

        private Draft Draft(RecordKey record, string body, PlanContext context) =>
            new(context.Made(record) is null ? OperationAction.Create : OperationAction.Update, System.Text.Encoding.UTF8.GetBytes(body)) { Entity = kind.Name(), TargetId = context.Made(record)?.Id };
    }
}
