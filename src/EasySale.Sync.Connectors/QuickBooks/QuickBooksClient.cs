using System.Text;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Calls the accounting API of one company. Reads and queries are metered money; single writes are free.</summary>
internal sealed class QuickBooksClient(VendorHttp http, QuickBooksSettings settings, Tokens tokens)
{
    private const string Rowset = "QueryResponse";
    private const string MinorVersion = "minorversion=75";

    /// <summary>Statements longer than this travel as a body, so that no gateway cuts the address.</summary>
    private const int LongestInAddress = 1500;

    /// <summary>Runs a query. Metered.</summary>
    /// <returns>The <c>QueryResponse</c>: rows under the entity's name, or nothing.</returns>
    /// <exception cref="SyncException">It was refused, or no answer came.</exception>
    public async Task<JsonElement> Query(string statement, CancellationToken cancellation) => (await Ask(statement, cancellation)).GetProperty(Rowset);

    /// <summary>The rows of an entity a query found; metered.</summary>
    public async Task<IReadOnlyList<JsonElement>> Rows(string entity, string statement, CancellationToken cancellation) =>
        (await Page(entity, statement, cancellation)).Rows;

    /// <summary>The rows of an entity a query found, and when, on the books' clock; metered.</summary>
    public async Task<(IReadOnlyList<JsonElement> Rows, DateTimeOffset? Time)> Page(string entity, string statement, CancellationToken cancellation)
    {
        var root = await Ask(statement, cancellation);
        IReadOnlyList<JsonElement> rows = root.GetProperty(Rowset).TryGetProperty(entity, out var found) ? [.. found.EnumerateArray()] : [];
        return (rows, root.TryGetProperty("time", out var time) && time.TryGetDateTimeOffset(out var at) ? at : null);
    }

    /// <summary>Asks the feed of changes. Metered once, however many entities are asked for.</summary>
    /// <param name="entities">As JSON names them.</param>
    /// <param name="since">At most 30 days ago.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="SyncException">It was refused, or no answer came.</exception>
    public async Task<ChangeAnswer> Changes(IReadOnlyList<string> entities, DateTimeOffset since, CancellationToken cancellation)
    {
        var query = $"entities={string.Join(',', entities)}&changedSince={Uri.EscapeDataString(QueryTime.Of(since))}";
        var request = Request(HttpMethod.Get, "cdc", query) with { Metered = true };
        var (root, answer) = await Send(request, cancellation);
        return ChangeAnswer.Of(root) ?? throw QuickBooksErrors.Unreadable(request, answer);
    }

    /// <summary>Reads one entity. Metered.</summary>
    /// <param name="entity">As JSON names it, such as <c>Customer</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<JsonElement> Get(string entity, string id, CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Get, $"{Path(entity)}/{Uri.EscapeDataString(id)}", "") with { Metered = true };
        var (root, answer) = await Send(request, cancellation);
        return root.TryGetProperty(entity, out var found) ? found : throw QuickBooksErrors.Unreadable(request, answer);
    }

    /// <summary>The company's preferences. Metered.</summary>
    public async Task<JsonElement> Preferences(CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Get, "preferences", "") with { Metered = true };
        var (root, answer) = await Send(request, cancellation);
        return root.TryGetProperty("Preferences", out var found) ? found : throw QuickBooksErrors.Unreadable(request, answer);
    }

    /// <summary>
    /// Makes one write; free. It is sent once: what became of a lost one is found out by whoever announced it. Only where the books
    /// could not work out the tax is it made once more, under an id of its own: they would answer the same id with the same refusal.
    /// </summary>
    /// <exception cref="SyncException">It was refused (with a <see cref="Fault"/> inside), or no answer came.</exception>
    public async Task<PostAnswer> Post(PostCall call, CancellationToken cancellation)
    {
        try
        {
            return await PostOnce(call, cancellation);
        }
        catch (SyncException failure) when (QuickBooksErrors.FaultOf(failure) is { IsTaxHiccup: true })
        {
            return await PostOnce(call with { RequestId = call.RequestId + "t", IsAdmitted = false }, cancellation);
        }
    }

    private async Task<PostAnswer> PostOnce(PostCall call, CancellationToken cancellation)
    {
        var query = $"requestid={Uri.EscapeDataString(call.RequestId)}"
            + (call.Operation is null ? "" : $"&operation={call.Operation}")
            + (call.Include is null ? "" : $"&include={call.Include}");
        var request = Request(HttpMethod.Post, Path(call.Entity), query) with { Body = call.Body, IsAdmitted = call.IsAdmitted };
        var (root, answer) = await Send(request, cancellation);
        return root.TryGetProperty(call.Entity, out var entity) ? new PostAnswer(entity) { Trace = answer.Header(QuickBooksErrors.TraceHeader) } : throw QuickBooksErrors.Unreadable(request, answer);
    }

    /// <summary>Waits until a call of these lanes may go, which is then made at once.</summary>
    public async Task Admit(IReadOnlyList<string> lanes, CancellationToken cancellation)
    {
        // A token is renewed before the permit's moment, not within it.
        await tokens.Current(cancellation);
        await http.Admit(lanes, cancellation);
    }

    /// <summary>Makes many writes with one call, whose permit was taken before; metered. An item's fault is the item's.</summary>
    /// <returns>The items' answers in the order of the calls.</returns>
    /// <exception cref="SyncException">It was refused as a whole, or no answer came.</exception>
    public async Task<IReadOnlyList<Task<PostAnswer>>> Post(BatchCall call, CancellationToken cancellation)
    {
        var request = Request(HttpMethod.Post, "batch", $"requestid={call.RequestId}") with { Body = call.Body, Lanes = Lanes.Batch, IsAdmitted = true, Metered = true };
        var (root, answer) = await Send(request, cancellation);
        return call.Read(root, request, answer);
    }

    private async Task<JsonElement> Ask(string statement, CancellationToken cancellation)
    {
        var request = statement.Length <= LongestInAddress
            ? Request(HttpMethod.Get, "query", $"query={Uri.EscapeDataString(statement)}")
            : Request(HttpMethod.Post, "query", "") with { Body = Encoding.UTF8.GetBytes(statement), ContentType = "application/text", SafeToRepeat = true };
        var (root, answer) = await Send(request with { Metered = true }, cancellation);
        return root.TryGetProperty(Rowset, out _) ? root : throw QuickBooksErrors.Unreadable(request, answer);
    }

    private static string Path(string entity) => entity.ToLowerInvariant();

    private VendorRequest Request(HttpMethod method, string path, string query) =>
        new(method, new Uri($"{settings.ApiUrl}/v3/company/{settings.RealmId}/{path}?{MinorVersion}{(query.Length > 0 ? "&" : "")}{query}")) { Lanes = Lanes.Single };

    // An expired token is no outcome of the call: nothing was done with it, so it may be made again with a new one, once.
    private async Task<(JsonElement Root, VendorAnswer Answer)> Send(VendorRequest request, CancellationToken cancellation)
    {
        var access = await tokens.Current(cancellation);
        var answer = await http.Send(request with { Authorize = access.Authorize }, cancellation);
        if ((int)answer.Status == 401)
        {
            access = await tokens.Renew(access, cancellation);
            answer = await http.Send(request with { Authorize = access.Authorize, IsAdmitted = false }, cancellation);
        }

        return (QuickBooksErrors.Read(request, answer), answer);
    }
}
