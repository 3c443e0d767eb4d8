using EasySale.Sync.Engine.Operations.Consent;
using Microsoft.AspNetCore.Http;

namespace EasySale.Sync.Functions.Http;

/// <summary>Sends a browser to the vendor's page; tells any other caller where to send one.</summary>
internal sealed class ConsentRedirect(ConsentPage page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!httpContext.Request.IsBrowser()) return Answer.Ok(new { url = page.Url, expiresAt = page.ExpiresAt }).ExecuteAsync(httpContext);
        var response = httpContext.Response;
        if (page.Browser is { } secret)
            response.Cookies.Append(ConsentRequest.Cookie, secret.Reveal(), new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                Path = "/",
                // Lax: the vendor's page sends the browser back from another site.
                SameSite = SameSiteMode.Lax,
                Expires = page.ExpiresAt,
            });
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.Location = page.Url.AbsoluteUri;
        response.StatusCode = StatusCodes.Status302Found;
        return Task.CompletedTask;
    }
}
