using System.Text.Json;

namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>Per collection, the instant from which the next incremental walk starts.</summary>
internal static class Watermark
{
    public static IReadOnlyDictionary<string, DateTimeOffset> Parse(string? text) =>
        text is null ? new Dictionary<string, DateTimeOffset>() : JsonSerializer.Deserialize(text, WalkJson.Default.DictionaryStringDateTimeOffset)!;

    /// <summary>
    /// The newest change seen, less the overlap. Where nothing was seen, a walk by watermark keeps the old one and a whole walk
    /// takes its own start on the store's clock.
    /// </summary>
    public static string? After(WalkState state, IReadOnlyList<Collection> collections, string? old, TimeSpan overlap)
    {
        var before = Parse(old);
        var next = new Dictionary<string, DateTimeOffset>();
        foreach (var path in collections.Where(collection => collection.Changes != ChangeTracking.None).Select(collection => collection.Path))
        {
            var seen = state.Newest.TryGetValue(path, out var newest) ? newest - overlap : (DateTimeOffset?)null;
            var start = seen ?? (before.TryGetValue(path, out var kept) ? kept : state.Start - overlap);
            if (start is { } instant) next[path] = instant;
        }

        return next.Count == 0 ? null : JsonSerializer.Serialize(next, WalkJson.Default.DictionaryStringDateTimeOffset);
    }
}
