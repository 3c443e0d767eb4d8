using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Mapping;

/// <summary>A shop and a ledger with the operations on mappings between them.</summary>
public sealed class MappingHouse
{
    public static readonly Caller Admin = new(SyncHouse.Tenant, "ann", [Role.Admin]);
    public static readonly Caller Operator = new(SyncHouse.Tenant, "otto", [Role.Operator]);
    public static readonly Caller Viewer = new(SyncHouse.Tenant, "vera", [Role.Viewer]);

    public SyncHouse Sync { get; init; } = new();

    public MappingStore Store => new(Sync.Rows);

    public TenantSettingsStore Settings => new(Sync.Rows);

    private ConnectorCatalog Catalog => new([new FakeShopConnector(Sync.Shop), new FakeLedgerConnector(Sync.Ledger, new Lifeline())]);

    private ConnectionStore Connections => new(Sync.Rows);

    private MappingRoutes Routes => new(Connections, Catalog);

    private SaveMappings Save => new(Store, Settings, Sync.Audit, Sync.Time);

    public EditMappings Edit => new(Store, Routes, Save);

    public ListMappings List => new(Store, Connections, Catalog);

    public TransferMappings Transfer => new(Store, Routes, Save, Sync.Time);

    public DescribeMappings Describe => new(Catalog);

    private ConnectionOpener Opener => new(
        Catalog, new MemorySecretStore(), Sync.Blobs, new LeaseStore(Sync.Rows, Sync.Time), new HttpClient(new EmptyAnswers()), Sync.Time,
        new ConnectionGates(new GateStore(Sync.Rows), new LaneScheduleStore(Sync.Rows), Sync.Time));

    public PreviewMapping Preview => new(Store, Routes, Opener, new PreviewPlan(Opener, Sync.Links));

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MappingId Id(RecordKind kind) => new("shop-1", "ledger-1", kind);

    public async Task<MappingHouse> Furnished()
    {
        await Connections.Add(new Connection { Tenant = SyncHouse.Tenant, Id = "shop-1", Platform = "fakeshop", Name = "Shop" }, Cancellation);
        await Connections.Add(new Connection { Tenant = SyncHouse.Tenant, Id = "ledger-1", Platform = "fakeledger", Name = "Ledger" }, Cancellation);
        return this;
    }

    /// <summary>Saves a mapping, new or changed.</summary>
    public async Task<MappingDetails> Put(RecordKind kind, params IEnumerable<string> rules)
    {
        var list = $"[{string.Join(",", rules)}]";
        if ((await Store.Find(SyncHouse.Tenant, "shop-1", "ledger-1", kind, Cancellation))?.Value is not { IsDeleted: false } there) return await Create(kind, list);
        var body = $$"""{"rules":{{list}},"version":{{there.Version}} }""";
        return await Edit.Update(Admin, Id(kind), MappingInput.ReadChange(Json(body), null), Cancellation);
    }

    public Task<MappingDetails> Create(RecordKind kind, string rules, string target = "ledger-1", Caller? caller = null) => Edit.Create(
        caller ?? Admin, MappingInput.ReadNew(Json($$"""{"source":"shop-1","target":"{{target}}","entity":"{{kind.Name()}}","rules":{{rules}}}""")), Cancellation);

    public static JsonElement? Json(string text) => JsonBody.Parse(System.Text.Encoding.UTF8.GetBytes(text));

    public static JsonElement Shown<T>(T answer) => JsonElement.Parse(AnswerJson.Write(answer));

    public static async Task<Problem> Refused(Func<Task> work) => (await Assert.ThrowsAsync<ProblemException>(work)).Problem;
}
