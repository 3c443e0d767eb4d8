using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>One of everything that has an id, of another tenant.</summary>
internal static class TheirThings
{
    private const string Shop = "theirs-1";
    private const string Books = "theirs-2";
    private static readonly DateTimeOffset Then = new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What there is → its id.</summary>
    public static readonly IReadOnlyDictionary<Thing, string> Ids = new Dictionary<Thing, string>
    {
        [Thing.Channel] = "ch-0123456789ab",
        [Thing.Connection] = Shop,
        [Thing.Conflict] = Engine.Stores.Conflicts.Conflict.IdOf(Shop, Books, new RecordKey(RecordKind.Customers, "81")),
        [Thing.Failure] = FailedRecord.IdOf(Shop, Books, new RecordKey(RecordKind.Orders, "1042")),
        [Thing.Mapping] = SavedMapping.IdOf(Shop, Books, RecordKind.Orders),
        [Thing.Record] = "1042",
        [Thing.Run] = SyncIds.Of(Then, "theirs"),
        [Thing.Schedule] = "sch-0123456789abcdef",
    };

    /// <summary>An id of the same form that nobody has.</summary>
    public static string Unknown(Thing thing) => thing switch
    {
        Thing.Run => SyncIds.Of(Then, "nobody's"),
        Thing.Mapping => SavedMapping.IdOf("nobody-1", Books, RecordKind.Orders),
        _ => Ids[thing][..^1] + (Ids[thing][^1] == '7' ? '8' : '7'),
    };

    public static async Task Put(TenantId tenant, IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<ConnectionStore>().Add(
            new Connection { Tenant = tenant, Id = Shop, Platform = "woocommerce", Name = "Their shop" }, cancellation);
        await services.GetRequiredService<NotificationSettingsStore>().Change(tenant, all => all with { Channels = [Channel()] }, cancellation);
        await services.GetRequiredService<FailureStore>().Save(tenant, [Failure()], [], cancellation);
        await services.GetRequiredService<ConflictStore>().Save(tenant, [Conflict()], cancellation);
        await services.GetRequiredService<RunStore>().Add(Run(tenant), cancellation);
        await services.GetRequiredService<MappingStore>().Save(tenant, [(Mapping(), null)], cancellation);
        await services.GetRequiredService<LinkStore>().TrySave(await Link(tenant, services, cancellation), cancellation);
        await services.GetRequiredService<ScheduleStore>().Add(Schedule(tenant), cancellation);
    }

    private static Channel Channel() => new()
    {
        Id = Ids[Thing.Channel],
        Type = ChannelType.Webhook,
        Name = "Their channel",
        CreatedAt = Then,
        UpdatedAt = Then,
    };

    private static FailedRecord Failure() => new()
    {
        Id = Ids[Thing.Failure],
        Kind = RecordKind.Orders,
        SourceId = "1042",
        Source = Shop,
        Target = Books,
        Cause = FailureCause.FixRecord,
        Code = "books.name",
        Message = "Their message.",
        Attempts = 1,
        FirstAt = Then,
        LastAt = Then,
        SyncId = Ids[Thing.Run],
    };

    private static SavedMapping Mapping() => new()
    {
        Source = Shop,
        Target = Books,
        Kind = RecordKind.Orders,
        Version = 1,
        Rules = [new MappingRule { Target = "note", Source = "number" }],
        Note = "Their note",
        SavedBy = "them",
        SavedAt = Then,
    };

    private static async Task<LinkSheet> Link(TenantId tenant, IServiceProvider services, CancellationToken cancellation)
    {
        var sheet = await services.GetRequiredService<LinkStore>().Read(new LinkScope(tenant, Shop, Books, RecordKind.Orders), [Ids[Thing.Record]], cancellation);
        sheet.Set(new Link { SourceId = Ids[Thing.Record], TargetId = "their-7" });
        return sheet;
    }

    private static Engine.Stores.Conflicts.Conflict Conflict() => new()
    {
        Id = Ids[Thing.Conflict],
        Type = ConflictType.DataMismatch,
        Kind = RecordKind.Customers,
        Source = Shop,
        Target = Books,
        SourceId = "81",
        TargetId = "7",
        Message = "Their conflict.",
        SourceSeen = "a",
        TargetSeen = "b",
        FirstAt = Then,
        LastAt = Then,
        SyncId = Ids[Thing.Run],
    };

    private static Run Run(TenantId tenant) => new()
    {
        Tenant = tenant,
        SyncId = Ids[Thing.Run],
        Entity = "orders",
        Mode = SyncMode.Incremental,
        Source = Shop,
        Target = Books,
        Kinds = [RecordKind.Orders],
        Status = RunStatus.Running,
        StartedBy = "them",
        CreatedAt = Then,
    };

    private static Schedule Schedule(TenantId tenant) => new()
    {
        Tenant = tenant,
        Id = Ids[Thing.Schedule],
        ConnectionId = Shop,
        Platform = "woocommerce",
        Entity = "orders",
        Cron = "0 2 * * *",
        Mode = SyncMode.Incremental,
        TimeZone = "UTC",
        IsActive = false,
        CreatedAt = Then,
        UpdatedAt = Then,
    };
}
