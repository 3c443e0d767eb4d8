using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>Asks the store's REST API: address, credentials, and what the answer is.</summary>
/// <param name="http">The one way out.</param>
/// <param name="settings">The connection's.</param>
/// <param name="time">The clock for OAuth and waits.</param>
/// <param name="nonce">A text never used before, for each signed call.</param>
internal sealed class WooCommerceClient(VendorHttp http, WooCommerceSettings settings, TimeProvider time, Func<string> nonce)
{
    /// <summary>The lane of calls that write records.</summary>
    public const string WriteLane = "write";

    private const string Api = "/wp-json/wc/v3/";
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>A page of a list.</summary>
    public async Task<RestList> List(string path, RestQuery query, CancellationToken cancellation)
    {
        var request = Request(path, query);
        var answer = await Send(request, cancellation);
        var rows = Parse(request, answer) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(json => new Row(json)).ToArray()
            : throw WooCommerceErrors.Unreadable(request, answer, "not a list");
        if (rows.Length > 0 && rows.All(row => row.Id is null)) throw WooCommerceErrors.Unreadable(request, answer, "no row has an id");
        return new RestList(rows, Clock(answer), Total(answer));
    }

    /// <summary>A list in one piece, for lists that are short by nature.</summary>
    public async Task<IReadOnlyList<Row>> ShortList(string path, RestQuery query, CancellationToken cancellation)
    {
        const int most = 100;
        var rows = new List<Row>();
        while (true)
        {
            // Reading the last row again shows that nothing before it vanished; a hole means starting over.
            var asked = query.With("per_page", most).With("orderby", "id").With("order", "asc").With("offset", Math.Max(0, rows.Count - 1));
            var page = (await List(path, asked, cancellation)).Rows;
            if (rows.Count > 0 && (page.Count == 0 || page[0].Id != rows[^1].Id))
            {
                rows.Clear();
                continue;
            }

            rows.AddRange(page.Skip(rows.Count > 0 ? 1 : 0));
            if (page.Count < most) return rows;
        }
    }

    /// <summary>One resource, or null when the store has none of that id.</summary>
    public async Task<Row?> Find(string path, RestQuery query, CancellationToken cancellation)
    {
        var request = Request(path, query);
        var answer = await http.Send(request, cancellation);
        if (WooCommerceErrors.IsGone(answer)) return null;
        return new Row(Parse(request, Checked(request, answer)));
    }

    /// <summary>Changes something. A POST that stays without an answer may have been done.</summary>
    public Task Write(HttpMethod method, string path, RestQuery query, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        Send(Request(path, query) with { Method = method, Body = body, SafeToRepeat = method != HttpMethod.Post }, cancellation);

    /// <summary>Changes something and tells what the store answered. Never repeated by itself: the caller finds out what was done.</summary>
    public async Task<JsonElement> Change(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var request = Request(path, RestQuery.None) with { Method = method, Body = body, SafeToRepeat = false, Lanes = [WriteLane] };
        return Parse(request, await Send(request, cancellation));
    }

    /// <summary>What an error inside a good answer means.</summary>
    public SyncException Refusal(string path, HttpStatusCode status, JsonElement error) => WooCommerceErrors.Failure(
        Request(path, RestQuery.None) with { Method = HttpMethod.Post },
        new VendorAnswer(status, new Dictionary<string, string>(), JsonMarshal.GetRawUtf8Value(error).ToArray()), time);

    private async Task<VendorAnswer> Send(VendorRequest request, CancellationToken cancellation) =>
        Checked(request, await http.Send(request, cancellation));

    private VendorAnswer Checked(VendorRequest request, VendorAnswer answer) =>
        answer.IsSuccess ? answer : throw WooCommerceErrors.Failure(request, answer, time);

    private VendorRequest Request(string path, RestQuery query)
    {
        var text = query.ToString();
        return new VendorRequest(HttpMethod.Get, new Uri($"{settings.Store}{Api}{path}{(text.Length > 0 ? "?" : "")}{text}")) { Authorize = Authorize };
    }

    // Keys never go into the query: over TLS the answer's Link header would repeat them, and access logs would keep them.
    private void Authorize(HttpRequestMessage message)
    {
        var address = message.RequestUri!;
        if (address.Scheme == Uri.UriSchemeHttps) message.Headers.Authorization = Basic();
        else message.RequestUri = OAuthSignature.Sign(
            message.Method.Method, address, settings.ConsumerKey.Reveal(), settings.ConsumerSecret.Reveal(), time.GetUtcNow(), nonce());
    }

    private AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ConsumerKey.Reveal()}:{settings.ConsumerSecret.Reveal()}")));

    private static JsonElement Parse(VendorRequest request, VendorAnswer answer)
    {
        if (WooCommerceErrors.IsWebPage(answer)) throw WooCommerceErrors.WebPage(request, answer);
        var body = answer.Body.Span;
        try
        {
            // A plugin file saved with a byte order mark puts one before every answer.
            return JsonElement.Parse(body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body);
        }
        catch (JsonException fault)
        {
            throw WooCommerceErrors.Unreadable(request, answer, "no valid JSON", fault);
        }
    }

    private static DateTimeOffset? Clock(VendorAnswer answer) =>
        DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var clock) ? clock : null;

    private static long? Total(VendorAnswer answer) =>
        long.TryParse(answer.Header("X-WP-Total"), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
}
