using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using Polly;

namespace EasySale.Sync.Connectors.Tests.Supabase;

/// <summary>A connection to a local Supabase. Calls are tried once, so that a fault injected is a fault seen.</summary>
internal sealed class ConnectedProject(string url, string key, string sourceId, string? deleted = null, string? schema = null, bool logs = false) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public static ConnectedProject To(LocalSupabaseTenant tenant, string? key = null, string? deleted = null, string? schema = null, bool logs = false) =>
        new(tenant.Gateway.Url, key ?? tenant.Supabase.SecretKey, tenant.ConnectionId, deleted, schema, logs);

    public ConnectedSystem System => field ??= Open(url, key, _client, deleted, sourceId, schema, logs);

    public PlanContext Context { get; } = new(sourceId, (_, _) => null);

    public static ConnectedSystem Open(string url, string key, HttpClient client, string? deleted = null, string? rowsOf = null, string? schema = null, bool logs = false)
    {
        var connection = new Connection
        {
            Tenant = new TenantId("shop"),
            Id = "reports",
            Platform = "supabase",
            Name = "Reports",
            Settings = new Dictionary<string, string> { ["projectUrl"] = url, ["allowHttp"] = "true", ["deleted"] = deleted ?? "", ["rowsOf"] = rowsOf ?? "", ["schema"] = schema ?? "", ["syncLogs"] = logs ? "true" : "" },
        };
        var http = new VendorHttp(client, ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter());
        return new SupabaseConnector().Open(Contexts.Of(
            connection, new Dictionary<string, Secret> { ["serviceKey"] = new(key) }, http, TimeProvider.System));
    }

    public TargetStream Target(RecordKind kind) => System.Target(kind)!;

    public Operation Planned(CommerceRecord record)
    {
        var draft = Assert.Single(Target(record.Kind).Plan(record, Context).Drafts);
        return new Operation(record.Key, draft.Purpose, draft.Action, draft.Entity, draft.Body) { RequestId = record.Id };
    }

    public Task<IReadOnlyList<WriteAnswer>> Write(params IReadOnlyList<CommerceRecord> records) =>
        Target(records[0].Kind).Write([.. records.Select(Planned)], TestContext.Current.CancellationToken);

    public Task Prepare(SystemProfile profile) => Target(RecordKind.Orders).Prepare(
        new SourceDescription(sourceId, "shop", _ => Task.FromResult(profile)), TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();
}
