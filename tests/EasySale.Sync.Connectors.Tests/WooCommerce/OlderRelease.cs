using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>A store before 9.0: no list of all refunds, no list of all variations. Or a site without a store.</summary>
internal sealed class OlderRelease(bool isStore = true) : DelegatingHandler
{
    private const string NoRoute = "{\"code\":\"rest_no_route\",\"message\":\"No route was found matching the URL and request method.\",\"data\":{\"status\":404}}";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        !isStore || request.RequestUri!.AbsolutePath is "/wp-json/wc/v3/refunds" or "/wp-json/wc/v3/variations"
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound)
            {
                Content = new StringContent(NoRoute, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
            })
            : base.SendAsync(request, cancellationToken);
}
