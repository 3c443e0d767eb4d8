using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>What an update makes of the stored record and what was sent.</summary>
internal static class Merging
{
    /// <summary>Members that a sparse update cannot blank.</summary>
    private static readonly HashSet<string> NeverBlank = new(StringComparer.Ordinal) { "ReorderPoint", "DisplayName", "PrintOnCheckName" };

    /// <summary>Contacts and places are replaced whole; blank parts of them are not kept.</summary>
    private static readonly HashSet<string> Contacts = new(StringComparer.Ordinal) { "PrimaryPhone", "AlternatePhone", "Mobile", "Fax", "PrimaryEmailAddr", "WebAddr", "BillAddr", "ShipAddr" };

    /// <summary>Sparse: what was not sent stays. Full: it goes, apart from what the service itself keeps.</summary>
    public static JsonObject Merge(EntityShape entity, JsonObject before, JsonObject sent, bool sparse, bool replaceLines)
    {
        var row = new JsonObject();
        foreach (var (name, value) in before)
            if (sparse || IsKept(entity, name)) row[name] = value?.DeepClone();
        foreach (var (name, value) in sent)
        {
            if (name is "Id" or "SyncToken" or "sparse") continue;
            if (sparse && NeverBlank.Contains(name) && string.IsNullOrEmpty(value?.ToString())) continue;
            if (sparse && IsBlankEmail(name, value)) continue;
            if (value is null || (!entity.IsTransaction && value is JsonValue && value.ToString().Length == 0)) row.Remove(name);
            else if (!entity.IsTransaction && Contacts.Contains(name) && value is JsonObject contact) Put(row, name, contact);
            else row[name] = name == "Line" && sparse && !replaceLines ? Patched(before, sent) : value.DeepClone();
        }

        return row;
    }

    private static void Put(JsonObject row, string name, JsonObject contact)
    {
        var parts = contact.Where(part => part.Value is not null && part.Value.ToString().Length > 0).Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())).ToList();
        if (parts.Count == 0) row.Remove(name);
        else row[name] = new JsonObject(parts);
    }

    private static bool IsBlankEmail(string name, JsonNode? value) => name == "PrimaryEmailAddr" && string.IsNullOrEmpty((value as JsonObject)?.Text("Address"));

    private static bool IsKept(EntityShape entity, string name) =>
        name is "Id" or "SyncToken" or "CurrencyRef" or "Balance" || (entity.Fields.TryGetValue(name, out var field) && field.ReadOnly);

    /// <summary>Lines whose Id was sent are replaced, the others stay, new ones are added.</summary>
    private static JsonArray Patched(JsonObject before, JsonObject sent)
    {
        var given = sent.Rows("Line").ToList();
        var stored = before.Rows("Line").Select(line => given.Find(other => other.Text("Id") is { } id && id == line.Text("Id")) ?? line).ToList();
        return new JsonArray([.. stored.Concat(given.Except(stored)).Select(line => (JsonNode)line.Copy())]);
    }
}
