using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Simulators.Supabase;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>The scenes of every route, as the certificate lists them.</summary>
public static class CrashRoutes
{
    private static readonly RecordKind[] Sales = [RecordKind.Orders, RecordKind.Refunds];
    private static readonly RecordKind[] Stocked = [RecordKind.Customers, RecordKind.Products, RecordKind.Inventory];
    private static readonly RecordKind[] Kept = [.. Stocked, RecordKind.Payments];
    private static readonly RecordKind[] Goods = [RecordKind.Customers, RecordKind.Products];

    public static IReadOnlyList<CrashScene> ToBooks(bool remembers, bool ownNumbers) => CrashScene.Of(
        $"WooCommerce → QuickBooks, request ids {(remembers ? "remembered" : "forgotten")}, {(ownNumbers ? "our" : "its own")} numbers",
        time => Task.FromResult<CrashTarget>(new BooksTarget(time, remembers, ownNumbers)));

    /// <summary>With invoices, refunds are credit memos; both lanes send at the same time, so batches take part.</summary>
    public static IReadOnlyList<CrashScene> ToBooksOtherwise(bool remembers) =>
    [
        .. CrashScene.Of(
            $"WooCommerce → QuickBooks, invoices and credit memos, request ids {(remembers ? "remembered" : "forgotten")}",
            time => Task.FromResult<CrashTarget>(new BooksTarget(time, remembers, true, ("paidDocument", "invoice")))),
        .. CrashScene.Of(
            $"WooCommerce → QuickBooks, fast lane, request ids {(remembers ? "remembered" : "forgotten")}",
            time => Task.FromResult<CrashTarget>(new BooksTarget(time, remembers, true, ("lane", "fast")))),
    ];

    public static IReadOnlyList<CrashScene> ToShop() =>
        CrashScene.OfGoods("WooCommerce → WooCommerce", time => Task.FromResult<CrashTarget>(new ShopTarget(time)));

    public static IReadOnlyList<CrashScene> ToDatabase(LocalSupabase database) =>
        CrashScene.Of("WooCommerce → Supabase", _ => Task.FromResult<CrashTarget>(new DatabaseTarget(database)));

    /// <summary>What the books tell: customers, items, stock, and that an invoice was paid.</summary>
    public static IReadOnlyList<CrashScene> FromBooksToShop() => Twice("QuickBooks → WooCommerce: customers, items, stock, payments", new CrashScene(
        "", Kept, time => Task.FromResult<CrashTarget>(new ShopTarget(time)))
    {
        Source = (target, time) => Task.FromResult<CrashSource>(new BooksSource(time, $"{CrashHouse.TargetId}/{((ShopTarget)target).WaitingOrder}")),
    });

    public static IReadOnlyList<CrashScene> FromBooksToDatabase(LocalSupabase database) => Twice("QuickBooks → Supabase: customers, items", new CrashScene(
        "", Goods, _ => Task.FromResult<CrashTarget>(new DatabaseTarget(database)))
    {
        Source = (_, time) => Task.FromResult<CrashSource>(new BooksSource(time, "elsewhere/1")),
    });

    /// <summary>Rows as people edit them.</summary>
    public static IReadOnlyList<CrashScene> FromDatabaseToShop(LocalSupabase database) => Twice("Supabase → WooCommerce: customers, products, stock", new CrashScene(
        "", Stocked, time => Task.FromResult<CrashTarget>(new ShopTarget(time)))
    {
        Source = (_, _) => RowsSource.In(database),
    });

    /// <summary>Customers, edited on both sides.</summary>
    public static IReadOnlyList<CrashScene> BothWays(bool remembers) =>
    [
        new($"WooCommerce ⇄ QuickBooks, request ids {(remembers ? "remembered" : "forgotten")}: customers, edited on both sides", [RecordKind.Customers],
            time => Task.FromResult<CrashTarget>(new BooksTarget(time, remembers, true)))
        {
            Source = (_, time) => Task.FromResult<CrashSource>(new EditedShop(time)),
            Start = () => new BothWaysStart(),
        },
    ];

    /// <summary>Runs nobody asked for.</summary>
    public static IReadOnlyList<CrashScene> ByThemselves(bool remembers)
    {
        var day = ToBooks(remembers, ownNumbers: true)[2];
        return
        [
            day with { Name = $"{day.Name}, told by webhooks", Start = () => new AnnouncedStart() },
            day with { Name = $"{day.Name}, at a schedule's time", Start = () => new OccurringStart() },
            day with { Name = $"{ToBooks(remembers, ownNumbers: true)[1].Name}, tried again after failures", Kinds = Sales, AfterChanges = false, Start = () => new RetriedStart() },
        ];
    }

    /// <summary>Runs somebody confirms before they write: a dry run's plan, and a start that waits. Some of what happened in the day takes something away.</summary>
    public static IReadOnlyList<CrashScene> Confirmed(bool remembers)
    {
        var books = ToBooks(remembers, ownNumbers: true);
        return [.. Confirmed(books[0]), .. Confirmed(books[2]), .. Confirmed(BothWays(remembers)[0], EditedBothWays.Prepare)];
    }

    /// <summary>The same into a database.</summary>
    public static IReadOnlyList<CrashScene> Confirmed(LocalSupabase database) => Confirmed(ToDatabase(database)[2]);

    /// <summary>The same into a database.</summary>
    public static IReadOnlyList<CrashScene> ByThemselves(LocalSupabase database)
    {
        var day = ToDatabase(database)[2];
        return
        [
            day with { Name = $"{day.Name}, told by webhooks", Start = () => new AnnouncedStart() },
            day with { Name = $"{day.Name}, at a schedule's time", Start = () => new OccurringStart() },
        ];
    }

    public static IReadOnlyList<CrashScene> All(LocalSupabase database) =>
    [
        .. new[] { true, false }.SelectMany(remembers => new[] { true, false }.SelectMany(own => ToBooks(remembers, own))),
        .. new[] { true, false }.SelectMany(ToBooksOtherwise),
        .. new[] { true, false }.SelectMany(ByThemselves),
        .. ToShop(),
        .. ToDatabase(database),
        .. ByThemselves(database),
        .. FromBooksToShop(),
        .. FromBooksToDatabase(database),
        .. FromDatabaseToShop(database),
        .. new[] { true, false }.SelectMany(BothWays),
        .. new[] { true, false }.SelectMany(Confirmed),
        .. Confirmed(database),
    ];

    private static IReadOnlyList<CrashScene> Confirmed(CrashScene scene, Func<CrashHouse, CrashScene, Task>? before = null) =>
    [
        scene with { Name = $"{scene.Name}, as a dry run's plan that is confirmed and applied", Start = () => new PlannedStart(isDryRun: true, before) },
        scene with { Name = $"{scene.Name}, planned, then confirmed", Start = () => new PlannedStart(isDryRun: false, before) },
    ];

    private static IReadOnlyList<CrashScene> Twice(string route, CrashScene scene) =>
    [
        scene with { Name = $"{route}, for the first time" },
        scene with { Name = $"{route}, what happened in a day", AfterChanges = true },
    ];
}
