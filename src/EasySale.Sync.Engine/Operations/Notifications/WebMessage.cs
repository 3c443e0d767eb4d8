using System.Globalization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Stores.Notifications;
using Polly;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Sends messages over HTTP, to allowed addresses only: to a workspace's incoming webhook, or signed to an address of the tenant's own.</summary>
public sealed class WebMessage(HttpClient client, Runbook runbook, TimeProvider time)
{
    private const int Gone = 410;

    internal Task<SendResult> ToWorkspace(Delivery delivery, Secret url, CancellationToken cancellation)
    {
        var text = $"*{Escaped(MessageText.Title(delivery))}*\n{Escaped(MessageText.Body(delivery, runbook))}";
        return Post(url.Reveal(), AnswerJson.Write(new { text }), new Dictionary<string, string>(), cancellation);
    }

    internal Task<SendResult> Signed(Delivery delivery, string url, IReadOnlyList<Secret> secrets, CancellationToken cancellation)
    {
        var body = AnswerJson.Write(new WebhookMessage(delivery, runbook));
        return Post(url, body, StandardWebhook.Headers(secrets, delivery.Id, time.GetUtcNow(), body), cancellation);
    }

    private async Task<SendResult> Post(string url, byte[] body, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation)
    {
        var http = new VendorHttp(client, ResiliencePipeline<VendorAnswer>.Empty, new VendorMeter(), time: time);
        try
        {
            var answer = await http.Send(new VendorRequest(HttpMethod.Post, new Uri(url)) { Body = body, Headers = headers }, cancellation);
            var status = (int)answer.Status;
            return new SendResult(status is >= 200 and < 300, $"HTTP {status.ToString(CultureInfo.InvariantCulture)}") { IsFinal = status == Gone, RetryAfter = RetryPolicy.RetryAfter(answer, time) };
        }
        catch (SyncException failure)
        {
            return new SendResult(false, failure.Code) { IsFinal = failure.Cause != FailureCause.TryAgain };
        }
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
