namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>Brings a client's calls to the simulator without a socket, for clocks that jump.</summary>
internal sealed class InProcessHandler(CallHandler handler) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        await Fill(context.Request, request, cancellationToken);
        context.Response.Body = body;
        await handler.HandleAsync(context);
        if (context.RequestAborted.IsCancellationRequested) throw new HttpRequestException("The connection was closed.");
        return Answer(context.Response, body.ToArray());
    }

    private static async Task Fill(HttpRequest call, HttpRequestMessage request, CancellationToken cancellation)
    {
        call.Method = request.Method.Method;
        call.Path = request.RequestUri!.AbsolutePath;
        call.QueryString = new QueryString(request.RequestUri.Query);
        foreach (var (name, values) in request.Headers.NonValidated) call.Headers[name] = values.ToString();
        if (request.Content is null) return;
        foreach (var (name, values) in request.Content.Headers.NonValidated) call.Headers[name] = values.ToString();
        call.Body = new MemoryStream(await request.Content.ReadAsByteArrayAsync(cancellation));
    }

    private static HttpResponseMessage Answer(HttpResponse given, byte[] body)
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)given.StatusCode) { Content = new ByteArrayContent(body) };
        foreach (var (name, values) in given.Headers)
            if (!answer.Headers.TryAddWithoutValidation(name, values.ToString())) answer.Content.Headers.TryAddWithoutValidation(name, values.ToString());
        return answer;
    }
}
