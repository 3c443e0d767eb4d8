using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage.Blobs.Rest;

internal sealed class SharedKeyPolicy(string account, byte[] key) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        message.Request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Text(message.Request))));
        message.Request.Headers.SetValue("Authorization", $"SharedKey {account}:{signature}");
    }

    private string Text(Request request) => string.Join("\n",
        request.Method.Method, Header(request, "Content-Encoding"), Header(request, "Content-Language"), Length(request),
        Header(request, "Content-MD5"), Header(request, "Content-Type"), "", Header(request, "If-Modified-Since"),
        Header(request, "If-Match"), Header(request, "If-None-Match"), Header(request, "If-Unmodified-Since"), Header(request, "Range"))
        + "\n" + Headers(request) + Resource(request.Uri.ToUri());

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";

    private static string Length(Request request) =>
        request.Content is { } content && content.TryComputeLength(out var length) && length > 0 ? length.ToString(CultureInfo.InvariantCulture) : "";

    private static string Headers(Request request) => string.Concat(request.Headers
        .Select(header => (Name: header.Name.ToLowerInvariant(), header.Value))
        .Where(header => header.Name.StartsWith("x-ms-", StringComparison.Ordinal))
        .OrderBy(header => header.Name, StringComparer.Ordinal)
        .Select(header => $"{header.Name}:{header.Value}\n"));

    private string Resource(Uri uri) => $"/{account}{uri.AbsolutePath}" + string.Concat(uri.Query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .OrderBy(pair => pair[0], StringComparer.Ordinal)
        .Select(pair => $"\n{pair[0].ToLowerInvariant()}:{Uri.UnescapeDataString(pair[1])}"));
}
