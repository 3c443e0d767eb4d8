using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Consent;
using EasySale.Sync.Engine.Stores.Retention;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Sends somebody to a vendor's page to let us into their account. The state is good for one answer, a quarter of an hour, this tenant and this user.</summary>
public sealed class AskConsent(
    ConnectorCatalog connectors, ConnectionStore connections, ConsentStore consents, RetentionStore swept, AppFields apps, RedirectAddresses redirects, OutboundAddresses outbound,
    TimeProvider time)
{
    /// <exception cref="ProblemException">A value is wrong (400), the platform has no such page, or the connection does not exist (404).</exception>
    public async Task<ConsentPage> Ask(Caller caller, string platform, Func<string, string?> query, bool isBrowser, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var connector = connectors.Find(platform);
        if (connector?.Consent is not { } consent) throw new ProblemException(ConsentProblems.NoSuchPage(platform));
        var input = ConsentInput.Read(query, consent.Asked, isBrowser);
        await Check(caller, connector, input, cancellation);
        var (state, browser) = (OneTimeSecret.New(), isBrowser && consent.IsBroughtByBrowser ? OneTimeSecret.New() : null);
        var pending = new PendingConsent
        {
            Tenant = caller.Tenant,
            StateHash = OneTimeSecret.Hash(state.Reveal()),
            Platform = platform,
            UserId = caller.UserId,
            ConnectionId = input.ConnectionId,
            Settings = input.Settings,
            IsSandbox = input.IsSandbox,
            Callback = redirects.Of(platform, input.RedirectUri),
            BrowserHash = browser is null ? null : OneTimeSecret.Hash(browser.Reveal()),
            ExpiresAt = time.GetUtcNow() + PendingConsent.Lifetime,
        };
        // First: of those who never come back, what is waited for is removed with the tenant's sweep.
        await swept.Enter(caller.Tenant, pending.ExpiresAt, cancellation);
        await consents.Add(pending, cancellation);
        return new ConsentPage(consent.Page(Question(connector, pending, state)), pending.ExpiresAt, browser);
    }

    internal ConsentQuestion Question(Connector connector, PendingConsent pending, Secret state) =>
        new(state, pending.Callback, apps.Settings(connector, pending.Settings), apps.Secrets(connector));

    private async Task Check(Caller caller, Connector connector, ConsentInput input, CancellationToken cancellation)
    {
        if (input.ConnectionId is { } id) await CheckKnown(caller, connector, id, input, cancellation);
        foreach (var field in connector.Consent!.App.Where(field => field.Required))
            if (!apps.Settings(connector).ContainsKey(field.Name) && !apps.Secrets(connector).ContainsKey(field.Name))
                throw new ProblemException(ConsentProblems.AppMissing(connector.Platform, field.Name));
        var settings = apps.Settings(connector, input.Settings);
        var problems = connector.Check(settings).AsEnumerable();
        if (input.IsSandbox) problems = problems.Concat(connector.CheckSandbox(settings));
        foreach (var (name, problem) in problems)
            throw new ProblemException(KnownProblems.BadInput(name, problem));
        foreach (var field in connector.Consent.Asked.Where(field => field.IsAddress))
            if (input.Settings.GetValueOrDefault(field.Name) is { } address && await outbound.Problem(address, cancellation) is { } problem)
                throw new ProblemException(KnownProblems.BadInput(field.Name, problem));
    }

    private async Task CheckKnown(Caller caller, Connector connector, string id, ConsentInput input, CancellationToken cancellation)
    {
        if (await connections.Find(caller.Tenant, id, cancellation) is not { } known || known.Platform != connector.Platform) throw new ProblemException(GetConnections.Unknown(id));
        if (input.IsSandbox && !known.IsSandbox) throw new ProblemException(UpdateConnection.SandboxIsFixed);
    }
}
