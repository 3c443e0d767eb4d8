using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Answers;

/// <summary>The finished answer: status, headers and the body's exact bytes.</summary>
internal sealed record FrontReply(int Status, string? ContentType, byte[] Body)
{
    public const string Json = "application/json;charset=UTF-8";
    public const string Html = "text/html";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public bool Succeeded => Status is >= 200 and < 300;

    public static FrontReply Of(int status, JsonObject body, string contentType = Json) => Of(status, body.ToJsonString(Plain), contentType);

    public static FrontReply Of(int status, string body, string contentType) => new(status, contentType, Encoding.UTF8.GetBytes(body));

    public static FrontReply Empty(int status) => new(status, null, []);
}
