using System.Text.Json;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Engine.Operations.Routes;

/// <summary>What a change of a route changed, for the audit trail.</summary>
internal static class RouteChanges
{
    // The engine's own note, nothing anybody chose.
    private const string Indexed = "isIndexed";

    /// <summary>What an entry about a route names.</summary>
    public static string SubjectOf(RouteSettings route) => $"{route.Source}/{route.Target}/{route.Kind}";

    public static IReadOnlyList<AuditChange> Between(RouteSettings before, RouteSettings after)
    {
        var (old, now) = (JsonSerializer.SerializeToElement(before, StoredJson.Options), JsonSerializer.SerializeToElement(after, StoredJson.Options));
        var names = old.EnumerateObject().Concat(now.EnumerateObject()).Select(property => property.Name).Distinct().Where(name => name != Indexed);
        return [.. names.Select(name => new AuditChange(name, Text(old, name), Text(now, name))).Where(change => change.Before != change.After)];
    }

    private static string? Text(JsonElement route, string name) => route.TryGetProperty(name, out var value) ? value.GetRawText() : null;
}
