using System.Text.Json.Nodes;
using EasySale.Sync.Local.Azurite;
using EasySale.Sync.Simulators;
using EasySale.Sync.Simulators.Crash;
using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.WooCommerce;
using BookCall = EasySale.Sync.Simulators.QuickBooks.SimulatedCall;

namespace EasySale.Sync.Hosts.Tests.Crash;

/// <summary>A small shop goes to the books or a database through a host that is killed at a chosen call and started again.</summary>
internal static class KilledRun
{
    private const string Source = "shop-1", Target = "target-1";

    /// <summary>Over the books, killed at their n-th write; undisturbed without one.</summary>
    /// <returns>How the run ended, what is in the books, and how many writes they got.</returns>
    public static async Task<(string Picture, int Writes)> OverBooks(int? killedAt, bool afterTheWrite, CancellationToken cancellation)
    {
        await using var books = await QuickBooksSimulator.StartAsync(new QuickBooksOptions { Companies = [CompanySeed.Named(CanadianConnection.Seed)] }, cancellation);
        var company = books.Companies[0];
        var settings = CanadianConnection.Settings(books, company.RealmId);
        settings["cancelledOrders"] = "void";
        var status = await Run("quickbooks", settings, CanadianConnection.Secrets(books, company.RealmId), _ => Held(books, killedAt, afterTheWrite), cancellation);
        return ($"{status}\n{BooksPicture.Of(company)}", books.Calls.Recent.Count(IsWrite));
    }

    /// <summary>Over a database, killed while the host reads orders for the n-th time; undisturbed without one.</summary>
    public static async Task<string> OverDatabase(LocalSupabase database, int? killedAt, CancellationToken cancellation)
    {
        var target = new DatabaseTarget(database);
        var status = await Run(
            "supabase",
            new JsonObject(target.Settings.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))),
            new JsonObject(target.Secrets.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value))),
            shop => killedAt is { } nth ? shop.Faults.On("GET", "/orders", nth).Hold() : null,
            cancellation,
            target.SourceId);
        return $"{status}\n{await target.Picture()}";
    }

    private static async Task<string> Run(
        string platform, JsonObject settings, JsonObject secrets, Func<WooCommerceSimulator, HeldCall?> hold, CancellationToken cancellation, string source = Source)
    {
        await using var azurite = await AzuriteProcess.Start(AzuriteOptions.Throwaway, cancellation);
        await using var shop = await WooCommerceSimulator.StartAsync(new WooCommerceOptions { TreatAsTls = false }, cancellation);
        _ = new SmallShop(shop, ShopDay.First);
        shop.Shop.Clock.Set(TimeProvider.System.GetUtcNow());
        await using var host = new KillableHost(azurite.ConnectionString);
        await host.Start(cancellation);
        await host.Connect(source, "woocommerce",
            new JsonObject { ["storeUrl"] = shop.BaseUrl.ToString(), ["allowHttp"] = "true" },
            new JsonObject { ["consumerKey"] = shop.Key.ConsumerKey, ["consumerSecret"] = shop.Key.ConsumerSecret }, cancellation);
        await host.Connect(Target, platform, settings, secrets, cancellation);
        var held = hold(shop);
        var syncId = await host.Sync(source, Target, cancellation);
        if (held is null) return await host.Finished(syncId, cancellation);
        await held.Arrived.WaitAsync(cancellation);
        await host.Kill();
        held.Release();
        await host.Start(cancellation);
        return await host.Finished(syncId, cancellation);
    }

    private static HeldCall? Held(QuickBooksSimulator books, int? at, bool afterTheWrite)
    {
        if (at is not { } nth) return null;
        books.Calls.Clear();
        var plan = books.Faults.On(IsWrite, nth);
        return (afterTheWrite ? plan.AfterWork() : plan).Hold();
    }

    private static bool IsWrite(BookCall call) => call is { Method: "POST", Realm: not null } && !call.Path.StartsWith("/query", StringComparison.Ordinal);
}
