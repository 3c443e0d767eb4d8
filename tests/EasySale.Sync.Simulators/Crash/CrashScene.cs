using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Simulators.Time;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>One run that is crashed: over which route, and what came before it.</summary>
/// <param name="Name">How it is listed.</param>
/// <param name="Kinds">What the run takes.</param>
/// <param name="Target">Makes a target that holds nothing of the shop's yet.</param>
public sealed record CrashScene(string Name, IReadOnlyList<RecordKind> Kinds, Func<JumpingTime, Task<CrashTarget>> Target)
{
    private static readonly RecordKind[] Everything = [RecordKind.Customers, RecordKind.Products, RecordKind.Orders, RecordKind.Refunds];
    private static readonly RecordKind[] Sales = [RecordKind.Orders, RecordKind.Refunds];

    private static readonly RecordKind[] Goods = [RecordKind.Customers, RecordKind.Products];

    /// <summary>The shop was synced whole a day before; this run takes what happened since.</summary>
    public bool AfterChanges { get; init; }

    /// <summary>An order is edited in the shop while the process is dead.</summary>
    public bool EditedMeanwhile { get; init; }

    /// <summary>Makes what the records come from; the small shop unless said otherwise.</summary>
    public Func<CrashTarget, JumpingTime, Task<CrashSource>> Source { get; init; } = (_, _) => Task.FromResult<CrashSource>(new ShopSource());

    /// <summary>How the run comes about; somebody asks for it unless said otherwise.</summary>
    public Func<CrashStart> Start { get; init; } = () => new AskedStart();

    public SyncMode Mode => AfterChanges ? SyncMode.Incremental : SyncMode.Full;

    /// <summary>All scenes of a route.</summary>
    /// <param name="route">How the route is listed.</param>
    /// <param name="target">Makes its target.</param>
    public static IReadOnlyList<CrashScene> Of(string route, Func<JumpingTime, Task<CrashTarget>> target) =>
    [
        new($"{route}: everything, for the first time", Everything, target),
        new($"{route}: sales, which bring along what they refer to", Sales, target),
        new($"{route}: what happened in a day", Everything, target) { AfterChanges = true },
        new($"{route}: sales, one of them edited meanwhile", Sales, target) { EditedMeanwhile = true },
    ];

    /// <summary>The scenes of a route that takes customers and products only.</summary>
    /// <param name="route">How the route is listed.</param>
    /// <param name="target">Makes its target.</param>
    public static IReadOnlyList<CrashScene> OfGoods(string route, Func<JumpingTime, Task<CrashTarget>> target) =>
    [
        new($"{route}: customers and products, for the first time", Goods, target),
        new($"{route}: what happened to them in a day", Goods, target) { AfterChanges = true },
    ];
}
