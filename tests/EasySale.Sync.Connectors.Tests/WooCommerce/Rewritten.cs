using System.Text;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

/// <summary>Changes answers on their way.</summary>
internal sealed class Rewritten(Func<string, string> change) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var body = change(await answer.Content.ReadAsStringAsync(cancellationToken));
        answer.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return answer;
    }
}
