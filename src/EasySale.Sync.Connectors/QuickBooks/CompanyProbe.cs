using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Tries a company for real. Nothing is written: a token that reads may write, and what is written stays in the books.</summary>
internal sealed class CompanyProbe(QuickBooksClient client, CompanyReader company, QuickBooksSettings settings, Tokens tokens, TimeProvider time)
{
    private const string Access = "access";

    public async Task<ProbeReport> Run(CancellationToken cancellation)
    {
        var connect = await Tried("connect", async () => Described(await company.Load(cancellation)));
        return new(
        [
            connect,
            // A refused token does not renew itself, whatever end it once was told.
            connect.Code == QuickBooksErrors.Reconnect ? connect with { Capability = Access }
                : await Lasts(cancellation),
            await Tried("read customers", async () => await Count("Customer", cancellation)),
            await Tried("read products", async () => await Count("Item", cancellation)),
            await Tried("settings", async () => await Settings(cancellation)),
        ]);
    }

    private static string Described(CompanyProfile known) =>
        $"Connected to {known.Name} ({known.Country}, {known.HomeCurrency}{(known.MultiCurrency ? ", multicurrency" : "")}).";

    private async Task<ProbeCheck> Lasts(CancellationToken cancellation)
    {
        DateTimeOffset? end = null;
        var check = await Tried(Access, async () => Lasting(end = await tokens.ConsentEnd(cancellation)));
        return check with { IsRemark = true, EndsAt = end };
    }

    private string Lasting(DateTimeOffset? end)
    {
        if (end is not { } until) return "Renews itself. Intuit did not tell when the owner must be asked again; that is five years after the consent.";
        var left = until - time.GetUtcNow();
        if (left > ConsentDates.Reminder) return $"Renews itself until {until:yyyy-MM-dd}; then the owner must be asked again.";
        throw new SyncException(FailureCause.FixSettings, QuickBooksErrors.Prefix + "consent_ends",
            $"QuickBooks lets us in until {until:yyyy-MM-dd}, five years after the consent. Reconnect before: GET /api/integrations/quickbooks/authorize.");
    }

    private async Task<string> Count(string entity, CancellationToken cancellation) =>
        $"{(await client.Query($"select count(*) from {entity}", cancellation)).GetProperty("totalCount").GetInt32()} found.";

    private async Task<string> Settings(CancellationToken cancellation)
    {
        var problems = await new SettingsCheck(client, company, settings).Run(cancellation);
        if (problems.Count == 0) return "Everything the settings name is there.";
        throw new SyncException(FailureCause.FixSettings, QuickBooksErrors.Prefix + "wrong_setting",
            string.Join(" ", problems.Select(problem => $"{problem.Key}: {problem.Value}")));
    }

    private static async Task<ProbeCheck> Tried(string capability, Func<Task<string>> call)
    {
        try
        {
            return new ProbeCheck(capability, true, await call());
        }
        catch (SyncException failure)
        {
            return new ProbeCheck(capability, false, failure.MerchantMessage, failure.Code);
        }
    }
}
