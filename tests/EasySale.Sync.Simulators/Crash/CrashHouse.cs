using System.Collections.Concurrent;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A source, a target, and what is stored between them; each <see cref="CrashProcess"/> is one life of the program over it.</summary>
public sealed class CrashHouse
{
    public const string TargetId = "target-1";
    public static readonly TenantId Tenant = new("acme");

    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    private CrashHouse(CrashSource source, CrashTarget target, JumpingTime time)
    {
        (Source, Target, Time) = (source, target, time);
        (Rows, Blobs) = (new MemoryRowStore(Meter), new MemoryBlobStore(Meter));
        Calls = new InProcessCalls(source.Hosts.Concat(target.Hosts).ToDictionary());
    }

    public CrashSource Source { get; }

    public CrashTarget Target { get; }

    public JumpingTime Time { get; }

    internal StorageMeter Meter { get; } = new();

    internal IRowStore Rows { get; }

    internal IBlobStore Blobs { get; }

    internal StoredSecrets Secrets { get; } = new();

    internal HttpMessageHandler Calls { get; }

    /// <summary>Partitions that ever held links.</summary>
    internal ConcurrentDictionary<string, bool> LinkPartitions { get; } = new();

    /// <summary>A house as a scene finds it.</summary>
    public static async Task<CrashHouse> Furnish(CrashScene scene)
    {
        var time = new JumpingTime(SmallShop.Opens + Later);
        var target = await scene.Target(time);
        var house = new CrashHouse(await scene.Source(target, time), target, time);
        await house.Source.Show(ShopDay.First);
        await house.Connect();
        if (!scene.AfterChanges) return house;
        await new CrashProcess(house, new Life()).Finish(await house.Ask(scene.Kinds, SyncMode.Full));
        time.Advance(SmallShop.DayAfter + Later - time.GetUtcNow());
        await house.Source.Show(ShopDay.Second);
        return house;
    }

    /// <summary>Stores a run; its id.</summary>
    /// <param name="kinds">What it takes.</param>
    /// <param name="mode">How much of it.</param>
    /// <param name="back">From the target to the source.</param>
    public async Task<string> Ask(IReadOnlyList<RecordKind> kinds, SyncMode mode, bool back = false)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var run = new Run
        {
            Tenant = Tenant,
            SyncId = SyncIds.New(Time.GetUtcNow()),
            Entity = "all",
            Mode = mode,
            Source = back ? TargetId : Target.SourceId,
            Target = back ? Target.SourceId : TargetId,
            Kinds = kinds,
            StartedBy = "ann",
            CreatedAt = Time.GetUtcNow(),
        };
        await new RunStore(Rows, Time).Add(run, default);
        return run.SyncId;
    }

    private async Task Connect()
    {
        await Connect(Target.SourceId, Source.Connector, Source.Settings, Source.Secrets);
        await Connect(TargetId, Target.Connector, Target.Settings, Target.Secrets);
    }

    private async Task Connect(string id, Connector connector, IReadOnlyDictionary<string, string> settings, IReadOnlyDictionary<string, string> secrets)
    {
        foreach (var (name, value) in secrets) await Secrets.Set(Tenant, $"{id}-{name}", new Secret(value), default);
        await new ConnectionStore(Rows).Add(new Connection
        {
            Tenant = Tenant,
            Id = id,
            Platform = connector.Platform,
            Name = id,
            Settings = new Dictionary<string, string>(settings),
            SecretNames = secrets.Keys.ToDictionary(name => name, name => $"{id}-{name}"),
        }, default);
    }
}
