using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Rest;

// Pages of a query. The place where the next one starts comes in headers; only their absence means the end.
internal sealed class PagedRows<T>(
    TableAccount account, string path, string filter, int? maxPerPage, IEnumerable<string> select, string[] starts, Func<JsonElement, T> read,
    CancellationToken cancellation) : AsyncPageable<T>(cancellation)
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var response = await account.Send(Message(continuationToken, pageSizeHint ?? maxPerPage), CancellationToken).ConfigureAwait(false);
            using var json = JsonDocument.Parse(response.Content);
            continuationToken = Next(response);
            yield return Page<T>.FromValues([.. json.RootElement.GetProperty("value").EnumerateArray().Select(read)], continuationToken, response);
        }
        while (continuationToken is not null);
    }

    private HttpMessage Message(string continuation, int? top)
    {
        var message = account.Message(RequestMethod.Get, path);
        if (top is not null) message.Request.Uri.AppendQuery("$top", top.Value.ToString(), true);
        if (select is not null) message.Request.Uri.AppendQuery("$select", string.Join(",", select), true);
        if (!string.IsNullOrEmpty(filter)) message.Request.Uri.AppendQuery("$filter", filter, true);
        foreach (var (name, value) in starts.Zip(continuation?.Split(' ') ?? []))
            if (value.Length > 0) message.Request.Uri.AppendQuery(name, value, true);
        return message;
    }

    private string Next(Response response)
    {
        var values = starts.Select(name => response.Headers.TryGetValue("x-ms-continuation-" + name, out var value) ? value : "").ToList();
        return values.TrueForAll(value => value.Length == 0) ? null : string.Join(" ", values);
    }
}
