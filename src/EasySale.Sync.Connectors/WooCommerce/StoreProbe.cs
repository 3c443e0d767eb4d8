using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Tries each capability with a call of one row.</summary>
internal sealed class StoreProbe(WooCommerceClient client, WooCommerceSettings settings, TimeProvider time)
{
    private static readonly TimeSpan OAuthWindow = TimeSpan.FromMinutes(15);
    private static readonly RestQuery OneRow = RestQuery.None.With("per_page", 1).With("_fields", "id");

    // A batch of nothing: the store checks the key and the user's rights, and changes nothing.
    private static readonly ReadOnlyMemory<byte> NoRows = "{}"u8.ToArray();

    public async Task<ProbeReport> Run(CancellationToken cancellation)
    {
        var checks = new List<ProbeCheck> { Transport() };
        DateTimeOffset? clock = null;
        foreach (var path in new[] { "orders", "products", "customers", "refunds" })
            checks.Add(await Tried($"read {path}", async () =>
            {
                var list = await client.List(path, OneRow, cancellation);
                clock ??= list.Clock;
            }, hasOthers: checks.Any(one => one is { Ok: true, IsRemark: false })));
        foreach (var path in new[] { "products", "customers" })
            checks.Add(await Tried($"write {path}", () => client.Change(HttpMethod.Post, $"{path}/batch", NoRows, cancellation)) with { IsOptional = true });
        checks.Add(Clock(clock));
        return new ProbeReport(checks);
    }

    private bool IsTls => settings.Store.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private ProbeCheck Transport() => new("secure transport", true, IsTls
        ? "Calls go over https."
        : "Calls go over plain http, signed but readable on the way. Use https for a real shop.")
    { IsRemark = true };

    // Releases before 9.0 have no list of refunds; they are then read order by order. Where nothing else is there either, it is no shop.
    private static async Task<ProbeCheck> Tried(string capability, Func<Task> call, bool hasOthers = false)
    {
        try
        {
            await call();
            return new ProbeCheck(capability, true, "Works.");
        }
        catch (SyncException failure) when (hasOthers && capability == "read refunds" && WooCommerceErrors.IsNoRoute(failure))
        {
            return new ProbeCheck(capability, true, "Works order by order: this WooCommerce is older than 9.0.");
        }
        catch (SyncException failure)
        {
            return new ProbeCheck(capability, false, failure.MerchantMessage, failure.Code);
        }
    }

    private ProbeCheck Clock(DateTimeOffset? clock)
    {
        if (clock is not { } theirs) return new ProbeCheck("clock", true, "The shop did not tell its time.") { IsRemark = true };
        var ahead = theirs - time.GetUtcNow();
        return !IsTls && ahead.Duration() > OAuthWindow
            ? new ProbeCheck("clock", false, "The shop's clock is more than 15 minutes off. Ask the host to set it, or use https.", "woocommerce.clock")
            : new ProbeCheck("clock", true, $"The shop's clock is {Math.Abs(Math.Round(ahead.TotalSeconds)):0} s {(ahead < TimeSpan.Zero ? "behind" : "ahead")}.") { IsRemark = true };
    }
}
