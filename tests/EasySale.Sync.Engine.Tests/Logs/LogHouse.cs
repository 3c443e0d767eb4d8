using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Logs;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Logs;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Operations;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Logs;

/// <summary>Runs with journals, and a connection that keeps the log.</summary>
internal sealed class LogHouse
{
    private readonly MemoryBlobStore _blobs = new(new StorageMeter());
    private readonly ConnectorCatalog _catalog;

    public LogHouse()
    {
        Rows = new MemoryRowStore(Meter);
        _catalog = new ConnectorCatalog([Keeper, new ShopConnector()]);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public StorageMeter Meter { get; } = new();

    public IRowStore Rows { get; }

    public ManualTime Time { get; } = new();

    public KeeperConnector Keeper { get; } = new();

    public LogCopyStore Copies => new(Rows);

    private RunStore Runs => new(Rows, Time);

    private NotificationSettingsStore Channels => new(Rows);

    private TellPeople People => new(Channels, new DeliveryStore(Rows), new DueNotificationStore(Rows), Time);

    public async Task Connect(bool keeps = true, bool enabled = true, string id = "keeper-1")
    {
        await new ConnectionStore(Rows).Save(new Connection
        {
            Tenant = TestHouse.Tenant,
            Id = id,
            Platform = "keeper",
            Name = "Keeper",
            Enabled = enabled,
            Settings = new Dictionary<string, string> { ["keep"] = keeps ? "true" : "false" },
        }, Cancellation);
        await Channels.Change(TestHouse.Tenant, all => all with { DigestMinutes = 0, Channels = [new Channel { Id = "ch-1", Type = ChannelType.Webhook, Name = "x", CreatedAt = default, UpdatedAt = default }] }, Cancellation);
    }

    /// <summary>A run that is over, with so many lines in each of its groups.</summary>
    public async Task<string> Ran(params int[] groups)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var run = new Run
        {
            Tenant = TestHouse.Tenant,
            SyncId = SyncIds.New(Time.GetUtcNow()),
            Entity = "orders",
            Mode = SyncMode.Incremental,
            Source = "shop-1",
            Target = "books-1",
            Kinds = [RecordKind.Orders],
            Status = RunStatus.Completed,
            StartedBy = "ann",
            CreatedAt = Time.GetUtcNow(),
            FinishedAt = Time.GetUtcNow(),
        };
        await Runs.Add(run, Cancellation);
        for (var group = 0; group < groups.Length; group++)
            await new JournalStore(_blobs).Put(TestHouse.Tenant, new JournalPosition(run.SyncId, 0, group), Enumerable.Range(1, groups[group]).Select(Entry), Cancellation);
        await Over(run);
        return run.SyncId;
    }

    public Task Over(Run run) =>
        new AnnounceLogs(new ConnectionStore(Rows), _catalog, Copies, Time).AfterRun(Caller.System, new RunEnd([], null) { Run = run, Steps = [] }, Cancellation);

    public async Task<Run> Run(string syncId) => (await Runs.Find(TestHouse.Tenant, syncId, Cancellation))!.Value;

    /// <summary>The timer's turn.</summary>
    public Task Copy()
    {
        var opener = new ConnectionOpener(
            _catalog, new MemorySecretStore(), _blobs, new LeaseStore(Rows, Time), new HttpClient(), Time, new ConnectionGates(new GateStore(Rows), new LaneScheduleStore(Rows), Time));
        var journal = new JournalCopy(new JournalStore(_blobs), opener, Copies, new TenantSettingsStore(Rows), new LogNews(People, Time), Time);
        return new CopyLogs(Copies, journal, new ConnectionStore(Rows), Runs, new LogNews(People, Time), Time, NullLogger<CopyLogs>.Instance).Run(Caller.System, Cancellation);
    }

    public Task CopyAfter(TimeSpan wait)
    {
        Time.Advance(wait);
        return Copy();
    }

    public async Task<IReadOnlyList<string>> Told() => await new DeliveryStore(Rows).List(TestHouse.Tenant, null, Cancellation).Select(one => one.Events[0].Title).ToListAsync(Cancellation);

    public async Task<bool> IsDone() => !await Copies.List(DateTimeOffset.MaxValue.AddDays(-1), (_, _) => false, Cancellation).AnyAsync(Cancellation);

    private JournalEntry Entry(int line) => new()
    {
        At = Time.GetUtcNow(),
        Kind = RecordKind.Orders,
        SourceId = line == 2 ? "guest:ann@example.com" : $"{line}",
        Result = line == 2 ? "failed" : "written",
        Action = OperationAction.Create,
        TargetId = $"T{line}",
        Code = line == 2 ? "books.name" : null,
        Reason = "Ann Example has no address.",
        Sent = new ExactJson("""{"name":"Ann Example"}"""u8.ToArray()),
    };
}
