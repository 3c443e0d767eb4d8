using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Events as CloudEvents 1.0: <c>type</c> is <c>qbo.customer.created.v1</c>; each names its company.</summary>
internal static class CloudEvents
{
    public static IEnumerable<WebhookHint> Read(JsonElement events) => events.EnumerateArray().SelectMany(Hints);

    private static IEnumerable<WebhookHint> Hints(JsonElement one)
    {
        if (EventText.Of(one, "type")?.Split('.') is not [_, var entity, var happened, ..]) return [];
        if (EventText.Of(one, "intuitentityid") is not { } id || EventText.Of(one, "intuitaccountid") is not { } realm) return [];
        var key = EventText.Of(one, "id") ?? $"{entity}|{happened}|{id}|{EventText.Of(one, "time")}";
        return EventText.Records(entity, id).Select(record => new WebhookHint(record.Kind, record.Id, happened == "deleted", key) { Account = realm });
    }
}
