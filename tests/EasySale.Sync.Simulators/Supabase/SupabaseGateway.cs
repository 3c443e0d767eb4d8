using System.Collections.Concurrent;
using System.Net;

namespace EasySale.Sync.Simulators.Supabase;

/// <summary>
/// The part of a Supabase project in front of PostgREST: takes <c>/rest/v1</c> off the path and checks keys. For tests it also
/// remembers the calls and lets chosen ones go wrong.
/// </summary>
public sealed class SupabaseGateway : IAsyncDisposable
{
    private const string Prefix = "/rest/v1";
    private readonly WebApplication _web;
    private readonly GatewayKeyCheck _keys;
    private readonly GatewayForwarder _forwarder;
    private readonly ConcurrentQueue<GatewayCall> _calls = new();

    private SupabaseGateway(WebApplication web, GatewayKeyCheck keys, GatewayForwarder forwarder)
    {
        _web = web;
        _keys = keys;
        _forwarder = forwarder;
    }

    /// <summary>The project's address: tables are below <c>{Url}/rest/v1/</c>.</summary>
    public string Url => _web.Urls.Single();

    /// <summary>Every call so far, refused and failed ones included, in order of arrival.</summary>
    public IReadOnlyCollection<GatewayCall> Calls => _calls;

    public GatewayFaults Faults { get; } = new();

    internal static async Task<SupabaseGateway> StartAsync(Uri postgRest, SupabaseKeys keys, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        var gateway = new SupabaseGateway(builder.Build(), new GatewayKeyCheck(keys), new GatewayForwarder(postgRest));
        gateway._web.Run(gateway.AnswerAsync);
        await gateway._web.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _forwarder.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        var call = new GatewayCall(context.Request.Method, path);
        _calls.Enqueue(call);
        if (!context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal))
            await WriteAsync(context, 404, """{"message":"no Route matched with those values"}""");
        else if (Faults.Next(call) is { } fault)
            await FailAsync(context, path, fault);
        else
            await PassAsync(context, path);
    }

    private async Task FailAsync(HttpContext context, string path, GatewayFault fault)
    {
        if (fault is GatewayFault.Answer answer)
        {
            if (answer.RetryAfterSeconds is { } seconds)
                context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await WriteAsync(context, answer.Status, answer.Body);
            return;
        }
        if (fault is GatewayFault.DropAfter && _keys.Refusal(context.Request, out var authorization) is null)
            (await _forwarder.SendAsync(context, path[Prefix.Length..], authorization)).Dispose();
        context.Abort();
    }

    private async Task PassAsync(HttpContext context, string path)
    {
        if (_keys.Refusal(context.Request, out var authorization) is { } refusal)
        {
            await WriteAsync(context, 401, refusal);
            return;
        }
        HttpResponseMessage answer;
        try
        {
            answer = await _forwarder.SendAsync(context, path[Prefix.Length..], authorization);
        }
        catch (HttpRequestException)
        {
            await WriteAsync(context, 502, """{"message":"An invalid response was received from the upstream server"}""");
            return;
        }
        using (answer)
            await GatewayForwarder.ReturnAsync(context, answer);
    }

    private static Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body);
    }
}
