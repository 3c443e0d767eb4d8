using EasySale.Sync.Simulators.QuickBooks.Books;
using EasySale.Sync.Simulators.QuickBooks.Front;
using EasySale.Sync.Simulators.QuickBooks.Front.OAuth;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>
/// QuickBooks Online on a loopback port: several companies, Intuit's OAuth, throttles and faults.
/// <c>await using var qbo = await QuickBooksSimulator.StartAsync(); var tokens = qbo.Connect();</c>
/// </summary>
public sealed class QuickBooksSimulator : IAsyncDisposable
{
    private readonly WebApplication? _web;
    private readonly CallHandler _handler;
    private readonly Grants _grants;

    private QuickBooksSimulator(QuickBooksOptions options, WebApplication? web)
    {
        _web = web;
        _grants = new Grants(options.OAuth, options.Time);
        (ClientId, ClientSecret) = (options.ClientId, options.ClientSecret);
        Companies = [.. options.Companies.Select(seed => new Company(seed, options.Books, options.Time))];
        Owner = new OwnerConsent(Companies[0].RealmId);
        Faults = new Faults(options.Time);
        Calls = new CallLog(options.KeptCalls);
        Throttles = new Throttles(options.Limits, options.Time);
        Webhooks = new WebhookOutbox(options);
        _handler = new CallHandler(this, options, new OAuthServer(options, Owner, _grants), new Gateway(this, options, _grants));
    }

    /// <summary>
    /// Such as <c>http://127.0.0.1:8083/</c>. Below it lie the API (<c>v3/company/{realmId}</c>) and, under Intuit's paths, the
    /// authorize page (<c>connect/oauth2</c>), tokens (<c>oauth2/v1/tokens/bearer</c>), revoke (<c>v2/oauth2/tokens/revoke</c>)
    /// and discovery (<c>.well-known/openid_configuration</c>).
    /// </summary>
    public Uri BaseUrl { get; private set; } = null!;

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>The books behind the gateway, in the order of the options.</summary>
    public IReadOnlyList<Company> Companies { get; }

    /// <summary>What the owner does on the consent page.</summary>
    public OwnerConsent Owner { get; }

    public Faults Faults { get; }

    public CallLog Calls { get; }

    public Meters Meters { get; } = new();

    public Throttles Throttles { get; }

    public WebhookOutbox Webhooks { get; }

    /// <exception cref="ArgumentException">There is no such company.</exception>
    public Company Company(string realm) =>
        Companies.FirstOrDefault(c => c.RealmId == realm) ?? throw new ArgumentException($"There is no company {realm}.", nameof(realm));

    /// <summary>A token pair of its own without the detour over the consent page; other pairs of the company stay alive.</summary>
    /// <param name="realm">The first company unless told otherwise.</param>
    public TokenPair Connect(string? realm = null) => _grants.Connect(Company(realm ?? Companies[0].RealmId).RealmId, endFormer: false);

    /// <summary>All access tokens of the company are expired from now on; refresh tokens are not.</summary>
    public void ExpireAccessTokens(string realm) => _grants.ExpireAccess(Company(realm).RealmId);

    /// <summary>The owner disconnects the app: all tokens of the company die without notice.</summary>
    public void Disconnect(string realm) => _grants.RevokeAll(Company(realm).RealmId);

    /// <summary>A client's handler whose calls come here without a socket: nothing waits but on the simulator's own clock.</summary>
    public HttpMessageHandler InProcess() => new InProcessCalls(_ => _handler.HandleAsync);

    /// <summary>One without a port, for calls made through <see cref="InProcessCalls"/>.</summary>
    public static QuickBooksSimulator WithoutPort(QuickBooksOptions options, Uri baseUrl) => new(options, null) { BaseUrl = baseUrl };

    /// <summary>Answers one call.</summary>
    public Task Answer(HttpContext context) => _handler.HandleAsync(context);

    public static async Task<QuickBooksSimulator> StartAsync(QuickBooksOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new QuickBooksOptions();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(System.Net.IPAddress.Loopback, options.Port);
        });
        var web = builder.Build();
        var simulator = new QuickBooksSimulator(options, web);
        web.Run(simulator._handler.HandleAsync);
        await web.StartAsync(cancellation);
        var address = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        simulator.BaseUrl = new Uri(address + "/");
        return simulator;
    }

    public async ValueTask DisposeAsync()
    {
        Webhooks.Dispose();
        if (_web is null) return;
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }
}
