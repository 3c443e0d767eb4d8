using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Front.Webhooks;

/// <summary>The two forms of a delivery, and its signature.</summary>
internal static class WebhookBodies
{
    private const string NanosecondTime = "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'";
    private const string MillisecondTime = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] Of(WebhookFormat format, IReadOnlyList<WebhookEvent> events, string app, string voidWord) =>
        Encoding.UTF8.GetBytes((format == WebhookFormat.Classic ? Classic(events) : CloudEvents(events, app, voidWord)).ToJsonString());

    /// <summary>The value of the header <c>intuit-signature</c>.</summary>
    public static string Signature(byte[] body, string verifierToken) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(verifierToken), body));

    private static JsonNode CloudEvents(IEnumerable<WebhookEvent> events, string app, string voidWord) =>
        new JsonArray([.. events.Select(e => CloudEvent(e, app, voidWord))]);

    private static JsonNode Classic(IEnumerable<WebhookEvent> events) => new JsonObject
    {
        ["eventNotifications"] = new JsonArray([.. events.GroupBy(e => e.Realm, StringComparer.Ordinal).Select(company => new JsonObject
        {
            ["realmId"] = company.Key,
            ["dataChangeEvent"] = new JsonObject { ["entities"] = new JsonArray([.. company.Select(ClassicEvent)]) },
        })]),
    };

    private static JsonObject ClassicEvent(WebhookEvent one)
    {
        var entity = new JsonObject
        {
            ["name"] = one.Entity,
            ["id"] = one.Id,
            ["operation"] = one.Operation,
            ["lastUpdated"] = one.At.ToString(MillisecondTime, CultureInfo.InvariantCulture),
        };
        if (one.DeletedId is { } gone) entity["deletedId"] = gone;
        return entity;
    }

    private static JsonObject CloudEvent(WebhookEvent one, string app, string voidWord) => new()
    {
        ["specversion"] = "1.0",
        ["id"] = $"{one.EventId}",
        ["source"] = $"intuit.{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(app)))}",
        ["type"] = $"qbo.{one.Entity.ToLowerInvariant()}.{Word(one.Operation, voidWord)}.v1",
        ["datacontenttype"] = "application/json",
        ["time"] = one.At.ToString(NanosecondTime, CultureInfo.InvariantCulture),
        ["intuitentityid"] = one.Id,
        ["intuitaccountid"] = one.Realm,
        ["data"] = new JsonObject(),
    };

    private static string Word(string operation, string voidWord) => operation switch
    {
        "Create" => "created",
        "Update" => "updated",
        "Delete" => "deleted",
        "Merge" => "merged",
        "Void" => voidWord,
        _ => operation.ToLowerInvariant(),
    };
}
