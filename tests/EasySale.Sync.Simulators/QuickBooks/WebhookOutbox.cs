using System.Net;
using EasySale.Sync.Simulators.QuickBooks.Front.Webhooks;

namespace EasySale.Sync.Simulators.QuickBooks;

/// <summary>Changes waiting to be told of. Nothing leaves on its own: a test says when.</summary>
public sealed class WebhookOutbox : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<WebhookEvent> _pending = [];
    private readonly HttpClient _http = new();
    private readonly QuickBooksOptions _options;
    private IReadOnlyList<WebhookEvent> _last = [];

    internal WebhookOutbox(QuickBooksOptions options) => (_options, Target) = (options, options.Webhooks);

    /// <summary>Where deliveries go; without one, changes are forgotten.</summary>
    public WebhookTarget? Target { get; set; }

    /// <summary>What the next delivery will tell, oldest first.</summary>
    public IReadOnlyList<WebhookEvent> Pending
    {
        get { lock (_gate) return [.. _pending]; }
    }

    /// <summary>Notes a change, such as one made by a person on the page; entities webhooks do not tell of are left out.</summary>
    public void Tell(string realm, string entity, string id, string operation, string? deletedId = null)
    {
        if (Target is null || !WebhookEntities.Contain(entity)) return;
        var now = _options.Time.GetUtcNow();
        lock (_gate) _pending.Add(new WebhookEvent(Guid.CreateVersion7(now), realm, entity, id, operation, now) { DeletedId = deletedId });
    }

    /// <summary>Posts all that waits as one signed delivery. Unless the answer is 2xx it goes on waiting. Null: nothing waits.</summary>
    public async Task<HttpStatusCode?> DeliverAsync(CancellationToken cancellation = default)
    {
        var events = Pending;
        if (events.Count == 0) return null;
        var status = await DeliverAsync(events, cancellation);
        if ((int)status is >= 200 and < 300)
            lock (_gate)
                _pending.RemoveAll(events.Contains);
        return status;
    }

    /// <summary>All that waits as one signed delivery, to be carried by whoever asks; it waits no longer. Null: nothing waits.</summary>
    public HttpRequestMessage? Take()
    {
        lock (_gate)
        {
            if (_pending.Count == 0) return null;
            _last = [.. _pending];
            _pending.Clear();
            return Request(_last);
        }
    }

    /// <summary>The latest delivery once more, with the same event ids, as Intuit does when an answer came late.</summary>
    public Task<HttpStatusCode> RedeliverAsync(CancellationToken cancellation = default) => DeliverAsync(_last, cancellation);

    /// <summary>Posts these events as one signed delivery, whatever waits.</summary>
    public async Task<HttpStatusCode> DeliverAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancellation = default)
    {
        _last = events;
        using var request = Request(events);
        using var answer = await _http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(IReadOnlyList<WebhookEvent> events)
    {
        var target = Target ?? throw new InvalidOperationException("There is no webhook target.");
        var body = WebhookBodies.Of(target.Format, events, _options.ClientId, _options.Gateway.VoidEvent);
        var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("intuit-signature", WebhookBodies.Signature(body, target.VerifierToken));
        request.Headers.UserAgent.ParseAdd("intuit_notification_server/1.0");
        return request;
    }
}
