using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>Writes an answer with the headers the recorded store sends.</summary>
internal static class ReplyWriter
{
    private const string Root = $"<{SiteLinks.Site}/wp-json/>; rel=\"https://api.w.org/\"";

    public static RestReply Write(IncomingCall call, RestAnswer answer, ApiKey? caller, string? allow)
    {
        var link = answer.Link is null ? Root : answer.Link;
        var paging = Paging(answer);
        var enveloped = call.Query.ContainsKey("_envelope");
        var body = enveloped ? Envelope(answer, allow) : answer.Body;
        var headers = Fixed();
        headers.Add(new("Link", Address(call, enveloped ? Root : link)));
        if (!enveloped) headers.AddRange(paging);
        if (answer.Location is { } location) headers.Add(new("Location", location));
        if (allow is not null && !enveloped) headers.Add(new("Allow", allow));
        AddCaching(headers, call, caller);
        return new RestReply(enveloped ? 200 : answer.Status, headers, PhpJson.Write(body));
    }

    private static List<KeyValuePair<string, string>> Fixed() =>
    [
        new("Content-Type", "application/json; charset=UTF-8"),
        new("X-Robots-Tag", "noindex"),
        new("X-Content-Type-Options", "nosniff"),
        new("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"),
        new("Access-Control-Allow-Headers", "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type"),
    ];

    private static IEnumerable<KeyValuePair<string, string>> Paging(RestAnswer answer)
    {
        if (answer.Total is { } total) yield return new("X-WP-Total", total.ToString(CultureInfo.InvariantCulture));
        if (answer.TotalPages is { } pages) yield return new("X-WP-TotalPages", pages.ToString(CultureInfo.InvariantCulture));
    }

    private static void AddCaching(List<KeyValuePair<string, string>> headers, IncomingCall call, ApiKey? caller)
    {
        if (caller is null)
        {
            if (call.Method is "GET" or "HEAD") headers.Add(new("Vary", "Origin"));
            return;
        }
        headers.Add(new("Expires", "Wed, 11 Jan 1984 05:00:00 GMT"));
        headers.Add(new("Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private"));
    }

    private static JsonObject Envelope(RestAnswer answer, string? allow)
    {
        var headers = new JsonObject();
        if (answer.Total is { } total) headers["X-WP-Total"] = total;
        if (answer.TotalPages is { } pages) headers["X-WP-TotalPages"] = pages;
        if (answer.Link is { } link) headers["Link"] = link;
        if (allow is not null) headers["Allow"] = allow;
        return new JsonObject { ["body"] = answer.Body.DeepClone(), ["status"] = answer.Status, ["headers"] = headers };
    }

    private static string Address(IncomingCall call, string link) =>
        call.IsTls ? link : link.Replace("<https://", "<http://", StringComparison.Ordinal);
}
