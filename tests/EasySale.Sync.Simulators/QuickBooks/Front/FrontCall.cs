using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace EasySale.Sync.Simulators.QuickBooks.Front;

/// <summary>A call as it came in.</summary>
/// <param name="Query">Decoded; of a repeated parameter the first value. Names are compared without case.</param>
internal sealed record FrontCall(
    string Method, string Path, string RawQuery, IReadOnlyDictionary<string, string> Query, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    private const string CompanyRoot = "/v3/company/";

    /// <summary>The company named in the path; null for OAuth and wrong paths.</summary>
    public string? Realm => Path.StartsWith(CompanyRoot, StringComparison.Ordinal) ? Path[CompanyRoot.Length..].Split('/')[0] : null;

    /// <summary>The path after the company, such as <c>/invoice</c>; the whole path for all else.</summary>
    public string ShortPath => Realm is { } realm ? Path[(CompanyRoot.Length + realm.Length)..] : Path;

    public string? RequestId => Query.GetValueOrDefault("requestid") is { Length: > 0 } id ? id : null;

    public bool IsBatch => Method == "POST" && ShortPath == "/batch";

    public bool IsQuery => ShortPath == "/query";

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public static async Task<FrontCall> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var raw = request.QueryString.Value ?? "";
        var query = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in QueryHelpers.ParseQuery(raw)) query.TryAdd(name, values[0] ?? "");
        return new FrontCall(request.Method, request.Path.Value ?? "/", raw, query, request.Headers, body.ToArray());
    }
}
