namespace EasySale.Sync.Simulators;

/// <summary>Calls to simulators of this process without a network, for clocks that jump too.</summary>
/// <param name="answers">Host → what answers; null for hosts that are called over the network.</param>
public sealed class InProcessCalls(Func<string, RequestDelegate?> answers) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public InProcessCalls(IReadOnlyDictionary<string, RequestDelegate> hosts) : this(hosts.GetValueOrDefault)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (answers(request.RequestUri!.Host) is not { } answer) return await base.SendAsync(request, cancellationToken);
        var context = new DefaultHttpContext();
        await Read(request, context.Request, cancellationToken);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await answer(context);
        if (context.RequestAborted.IsCancellationRequested) throw new HttpRequestException("The connection was closed.");
        return Answer(context.Response, body.ToArray());
    }

    private static async Task Read(HttpRequestMessage message, HttpRequest request, CancellationToken cancellation)
    {
        var address = message.RequestUri!;
        (request.Method, request.Scheme, request.Host) = (message.Method.Method, address.Scheme, new HostString(address.Authority));
        (request.Path, request.QueryString) = (PathString.FromUriComponent(address), QueryString.FromUriComponent(address));
        foreach (var (name, values) in message.Headers.NonValidated) request.Headers[name] = string.Join(", ", values);
        if (message.Content is null) return;
        foreach (var (name, values) in message.Content.Headers.NonValidated) request.Headers[name] = string.Join(", ", values);
        request.Body = new MemoryStream(await message.Content.ReadAsByteArrayAsync(cancellation));
    }

    private static HttpResponseMessage Answer(HttpResponse response, byte[] body)
    {
        var message = new HttpResponseMessage((System.Net.HttpStatusCode)response.StatusCode) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in response.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values)) message.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        return message;
    }
}
