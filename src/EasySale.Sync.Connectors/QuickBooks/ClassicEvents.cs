using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Events as <c>eventNotifications</c>, one entry a company, each with its entities.</summary>
internal static class ClassicEvents
{
    public static IEnumerable<WebhookHint> Read(JsonElement body) =>
        from company in EventText.Array(body, "eventNotifications")
        let realm = EventText.Of(company, "realmId")
        where realm is not null && company.TryGetProperty("dataChangeEvent", out _)
        from entity in EventText.Array(company.GetProperty("dataChangeEvent"), "entities")
        from hint in Hints(entity, realm)
        select hint;

    private static IEnumerable<WebhookHint> Hints(JsonElement entity, string realm)
    {
        var (name, id, operation) = (EventText.Of(entity, "name"), EventText.Of(entity, "id"), EventText.Of(entity, "operation"));
        if (id is null) yield break;
        var key = $"{realm}|{name}|{id}|{operation}|{EventText.Of(entity, "lastUpdated")}";
        foreach (var record in EventText.Records(name, id)) yield return new WebhookHint(record.Kind, record.Id, operation == "Delete", key) { Account = realm };
        // Of two that were merged one lives on; the other is gone.
        if (EventText.Of(entity, "deletedId") is not { } gone) yield break;
        foreach (var record in EventText.Records(name, gone)) yield return new WebhookHint(record.Kind, record.Id, true, key) { Account = realm };
    }
}
