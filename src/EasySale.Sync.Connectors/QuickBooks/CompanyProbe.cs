using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Tries a company for real. Nothing is written: a token that reads may write, and what is written stays in the books.</summary>
internal sealed class CompanyProbe(QuickBooksClient client, CompanyReader company, QuickBooksSettings settings)
{
    public async Task<ProbeReport> Run(CancellationToken cancellation) => new(
    [
        await Tried("connect", async () =>
        {
            var known = await company.Load(cancellation);
            return $"Connected to {known.Name} ({known.Country}, {known.HomeCurrency}{(known.MultiCurrency ? ", multicurrency" : "")}).";
        }),
        await Tried("read customers", async () => await Count("Customer", cancellation)),
        await Tried("read products", async () => await Count("Item", cancellation)),
        await Tried("settings", async () => await Settings(cancellation)),
    ]);

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
