using EasySale.Sync.Simulators.WooCommerce.Http;

namespace EasySale.Sync.Simulators.WooCommerce;

/// <summary>One HTTP call: read it, let a planned fault strike, answer it, count it.</summary>
internal sealed class CallHandler(WooCommerceSimulator simulator, RestServer server, bool treatAsTls)
{
    private const string Root = "/wp-json/wc/v3";

    /// <summary>In place of a status: the caller is cut off.</summary>
    private const int Closed = 0;

    public async Task HandleAsync(HttpContext context)
    {
        var call = await ReadAsync(context.Request);
        var path = call.Path.StartsWith(Root, StringComparison.Ordinal) ? call.Path[Root.Length..] : call.Path;
        var fault = simulator.Faults.Next(call.Method, path + call.RawQuery);
        var status = Closed;
        try
        {
            status = await AnswerAsync(context, call, fault);
        }
        finally
        {
            simulator.Calls.Add(new SimulatedCall(call.Method, path + call.RawQuery, status));
        }

        // Only now: whoever is cut off may look at the log at once.
        if (status == Closed) context.Abort();
    }

    private async Task<int> AnswerAsync(HttpContext context, IncomingCall call, Fault? fault)
    {
        if (fault?.Held is { } held) await held.WaitAsync(context.RequestAborted);
        if (fault?.Kind == FaultKind.CloseBefore) return Closed;
        if (fault?.Kind == FaultKind.Answer) return await WriteAsync(context, Planned(fault));
        var reply = simulator.Shop.Do(() => server.Handle(call));
        return fault?.Kind switch
        {
            FaultKind.CloseAfter => Closed,
            FaultKind.AnswerAfter => await WriteAsync(context, Planned(fault)),
            FaultKind.Truncate => await WriteAsync(context, reply with { Body = reply.Body[..(reply.Body.Length / 2)] }),
            _ => await WriteAsync(context, reply),
        };
    }

    private async Task<int> WriteAsync(HttpContext context, RestReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Server = "nginx";
        response.Headers.Date = simulator.Shop.Clock.Now.ToString("R");
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.WriteAsync(reply.Body, context.RequestAborted);
        return reply.Status;
    }

    private static RestReply Planned(Fault fault) =>
        new(fault.Status, [new("Content-Type", fault.ContentType), .. fault.Headers], fault.Body);

    private async Task<IncomingCall> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var query = request.QueryString.Value ?? "";
        var tls = request.Headers["X-Forwarded-Proto"].ToString() switch { "https" => true, "http" => false, _ => treatAsTls };
        return new IncomingCall(request.Method, request.Host.Value ?? "", request.Path.Value ?? "/", query, PhpQuery.Parse(query), tls)
        {
            Authorization = request.Headers.Authorization,
            ContentType = request.ContentType,
            MethodOverride = request.Headers["X-HTTP-Method-Override"].ToString() is { Length: > 0 } method ? method : null,
            BodyText = await reader.ReadToEndAsync(),
        };
    }
}
