using EasySale.Sync.Connectors.QuickBooks.Company;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>An opened company.</summary>
internal sealed class QuickBooksSystem(QuickBooksClient client, QuickBooksSettings settings, CompanyReader company) : ConnectedSystem
{
    public override async Task<SystemProfile> Profile(CancellationToken cancellation)
    {
        var known = await company.Get(cancellation);
        return new SystemProfile(known.Name, settings.ApiUrl, known.HomeCurrency, known.TimeZone);
    }

    public override Task<IReadOnlyDictionary<string, string>> CheckSettings(CancellationToken cancellation) =>
        new SettingsCheck(client, company, settings).Run(cancellation);

    public override Task<ProbeReport> Probe(CancellationToken cancellation) => new CompanyProbe(client, company, settings).Run(cancellation);
}
