using System.Net;
using System.Text;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Consent;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>What became of an owner's answer: a page for a person, JSON for a program. Nothing of the request is repeated in it.</summary>
internal sealed class ConsentReply(ConsentResult result) : IResult
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.StatusCode = result.Problem?.Status ?? StatusCodes.Status200OK;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        if (request.Cookies.ContainsKey(ConsentRequest.Cookie)) response.Cookies.Delete(ConsentRequest.Cookie, new CookieOptions { Secure = true, Path = "/" });
        return HttpMethods.IsGet(request.Method) && request.IsBrowser() ? Page(httpContext) : Json(httpContext);
    }

    private Task Page(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        var (title, text) = Words();
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Safe(title)}</title>
            <style>body{"{"}font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem{"}"}</style></head>
            <body><h1>{Safe(title)}</h1><p>{Safe(text)}</p>{Link()}</body>
            </html>
            """;
        return http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), http.RequestAborted).AsTask();
    }

    private Task Json(HttpContext http)
    {
        http.Response.ContentType = result.Problem is null ? "application/json; charset=utf-8" : "application/problem+json";
        var body = result.Problem is { } problem ? AnswerJson.Write(problem.With("correlationId", http.CorrelationIdOf())) : AnswerJson.Write(new { status = "connected", connectionId = result.ConnectionId, ok = result.Trouble is null, message = result.Trouble });
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private (string Title, string Text) Words() => result switch
    {
        { Problem: { } problem } => (problem.Title, problem.Detail),
        { ConnectionId: { } id, Trouble: { } trouble } => ($"{result.Name} does not work yet", $"The connection \"{id}\" was made, but: {trouble}"),
        { ConnectionId: { } id } => ($"{result.Name} is connected", $"The connection is called \"{id}\". You may close this window."),
        _ => ("You are back", "If you approved, the account is connected. You may close this window."),
    };

    // Beside the page it stands on, whatever lies before this host.
    private string Link() => result.Again is { } again ? $"""<p><a href="{Safe("authorize" + again)}">Begin again</a></p>""" : "";

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
