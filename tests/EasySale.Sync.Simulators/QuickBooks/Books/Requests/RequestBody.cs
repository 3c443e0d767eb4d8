using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Reads a body as strictly as the service: UTF-8, one JSON object.</summary>
internal static class RequestBody
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static JsonObject Object(BookCall call)
    {
        try
        {
            return JsonNode.Parse(Text(call)) as JsonObject ?? throw Fault.UnknownProperty("body");
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw Fault.UnknownProperty("Unexpected character in the request body");
        }
    }

    public static string Text(BookCall call)
    {
        try
        {
            return Strict.GetString(call.Body.Span);
        }
        catch (DecoderFallbackException error)
        {
            var next = (error.Index < 0 ? 0 : error.Index) + 1;
            var middle = next < call.Body.Length ? call.Body.Span[next] : (byte)0;
            throw Fault.UnknownProperty($"Invalid UTF-8 middle byte 0x{middle:x2}");
        }
    }
}
