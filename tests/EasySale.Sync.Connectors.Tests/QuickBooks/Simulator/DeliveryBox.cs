using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Simulator;

/// <summary>An app's endpoint for webhooks, which keeps what it gets.</summary>
internal sealed class DeliveryBox : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly List<Delivery> _got = [];

    private DeliveryBox(WebApplication web) => _web = web;

    public Uri Url => new(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/webhooks");

    public int Answers { get; set; } = 200;

    public IReadOnlyList<Delivery> Got => _got;

    public static async Task<DeliveryBox> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var box = new DeliveryBox(builder.Build());
        box._web.Run(box.TakeAsync);
        await box._web.StartAsync(TestContext.Current.CancellationToken);
        return box;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync(new CancellationToken(canceled: true));
        await _web.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _got.Add(new Delivery(await reader.ReadToEndAsync(), context.Request.Headers["intuit-signature"].ToString()));
        context.Response.StatusCode = Answers;
    }
}

internal sealed record Delivery(string Body, string Signature);
