using EasySale.Sync.Connectors.Supabase.Reading;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>An opened project.</summary>
internal sealed class SupabaseSystem(SupabaseClient client, SupabaseSettings settings, TimeProvider time) : ConnectedSystem
{
    private readonly GoneRows _gone = new(client, settings.Deleted);

    private readonly EditedStore _store = new(client, settings.RowsReadOf);

    public override SourceStream? Source(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new CustomerRows(client, _store),
        RecordKind.Products => new ProductRows(client, _store),
        RecordKind.Inventory => new StockRows(client, _store),
        _ => null,
    };

    public override TargetStream? Target(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new Customers(client, _gone, time),
        RecordKind.Products => new Products(client, _gone, time),
        RecordKind.Orders => new Orders(client, _gone, time),
        RecordKind.Refunds => new Refunds(client, _gone, time),
        _ => null,
    };

    public override LogSink? Logs => settings.KeepsLogs ? new SyncLogs(client) : null;

    public override Task<SystemProfile> Profile(CancellationToken cancellation) =>
        Task.FromResult(SystemProfile.Unknown with { BaseUrl = settings.Project });

    public override Task<ProbeReport> Probe(CancellationToken cancellation) => new ProjectProbe(client, settings).Run(cancellation);
}
