using System.Net;
using EasySale.Sync.Local.Durable;
using EasySale.Sync.Local.Http;
using EasySale.Sync.Local.Timers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Hosting;

/// <summary>
/// Runs a functions assembly on this machine: its HTTP routes, timers and durable functions. Several may run in one process,
/// but only one at a time over the same storage.
/// </summary>
public sealed class LocalHost : IAsyncDisposable
{
    /// <summary>Systems on this machine may be connected: that is what this host is for.</summary>
    private static readonly Dictionary<string, string?> ThisMachine = new() { ["Outbound:AllowLoopback"] = "true" };

    private readonly WebApplication _app;
    private readonly PowerSwitch _power;
    private readonly TimerFunctions _timers;
    private readonly DurableHub _hub;
    private bool _isDown;

    private LocalHost(WebApplication app, PowerSwitch power)
    {
        _app = app;
        _power = power;
        _hub = app.Services.GetRequiredService<DurableHub>();
        _timers = app.Services.GetRequiredService<TimerFunctions>();
    }

    /// <summary>Where it answers, with the port it was given; no slash at the end.</summary>
    public string BaseUrl => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public IServiceProvider Services => _app.Services;

    /// <summary>The client that functions with <c>[DurableClient]</c> are given.</summary>
    public DurableTaskClient Durable => _app.Services.GetRequiredService<LocalDurableClient>();

    /// <summary>Starts a host; orchestrations that were live when the last one ended go on.</summary>
    public static async Task<LocalHost> StartAsync(LocalHostOptions options, CancellationToken cancellation = default)
    {
        var power = new PowerSwitch();
        var app = Build(options, power);
        try
        {
            app.Services.GetRequiredService<HttpFunctions>().Map(app);
            await app.StartAsync(cancellation);
            var host = new LocalHost(app, power);
            await host._hub.Recover(cancellation);
            return host;
        }
        catch
        {
            power.Cut();
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to end (Ctrl-C, SIGTERM) or the host was stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Ends as a pulled plug would: from here on nothing reaches storage, and nothing is waited for.</summary>
    public async Task KillAsync()
    {
        if (_isDown) return;
        _isDown = true;
        _power.Cut();
        _timers.Halt();
        _hub.Halt();
        await _app.StopAsync(new CancellationToken(canceled: true));
    }

    /// <summary>Takes no more requests, lets running calls end, stores what they answered, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDown) return;
        _isDown = true;
        await _app.StopAsync(CancellationToken.None);
        await _timers.DisposeAsync();
        await _hub.DisposeAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(LocalHostOptions options, PowerSwitch power)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(ThisMachine).AddInMemoryCollection(options.Settings);
        options.ConfigureLogging(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(options.Address), options.Port));
        builder.Services.AddLocalHost(options, builder.Configuration, power);
        var app = builder.Build();
        app.Use(ForgedPrincipal.Strip);
        app.Use(UnmatchedRequests.Answer);
        return app;
    }
}
