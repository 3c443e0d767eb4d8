using EasySale.Sync.Simulators.QuickBooks.Front.Answers;
using EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>One HTTP call: read it, let a planned fault strike, answer it, log it.</summary>
internal sealed class CallHandler(QuickBooksSimulator simulator, QuickBooksOptions options, OAuthServer oauth, Gateway gateway)
{
    /// <summary>In place of a status: the caller is cut off.</summary>
    private const int Closed = 0;

    private int _traces;

    public async Task HandleAsync(HttpContext context)
    {
        var call = await FrontCall.ReadAsync(context.Request);
        var seen = new SimulatedCall(call.Method, call.Realm, call.ShortPath, call.RawQuery, 0)
        {
            RequestId = call.RequestId,
            Body = call.Realm is null ? null : call.Text,
        };
        var status = Closed;
        try
        {
            status = await AnswerAsync(context, call, simulator.Faults.Next(seen));
        }
        finally
        {
            simulator.Calls.Add(seen with { Status = status });
        }

        // Only now: whoever is cut off may look at the log at once.
        if (status == Closed) context.Abort();
    }

    private async Task<int> AnswerAsync(HttpContext context, FrontCall call, Strike? strike)
    {
        if (options.Latency > TimeSpan.Zero) await Task.Delay(options.Latency, options.Time, context.RequestAborted);
        if (strike is { AfterWork: false } && await StrikeAsync(context, strike, null) is { } early) return early;
        var reply = oauth.Handle(call) ?? gateway.Handle(call);
        if (strike is { AfterWork: true } && await StrikeAsync(context, strike, reply) is { } late) return late;
        return await WriteAsync(context, reply);
    }

    /// <returns>The status the call ended with; null if it goes on.</returns>
    private async Task<int?> StrikeAsync(HttpContext context, Strike strike, FrontReply? answer)
    {
        if (strike.Held is { } held) await held.WaitAsync(context.RequestAborted);
        if (strike.Closes) return Closed;
        return strike.Reply is { } reply ? await WriteAsync(context, reply(answer)) : null;
    }

    private async Task<int> WriteAsync(HttpContext context, FrontReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers.Date = options.Time.GetUtcNow().ToString("R");
        response.Headers.CacheControl = "no-store";
        response.Headers["intuit_tid"] = $"1-{Interlocked.Increment(ref _traces):x8}-{simulator.BaseUrl.Port:x}";
        response.Headers["QBO-Version"] = "1990.000";
        if (reply.ContentType is { } type) response.ContentType = type;
        foreach (var (name, value) in reply.Headers) response.Headers[name] = value;
        await response.Body.WriteAsync(reply.Body, context.RequestAborted);
        return reply.Status;
    }
}
