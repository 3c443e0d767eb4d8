namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>A row's id as links name it: the connection it belongs to and its own id there.</summary>
internal static class RowId
{
    public static string Of(string connectionId, string sourceId) => $"{connectionId}/{sourceId}";

    /// <summary>The id within a connection; null when the row belongs to another one.</summary>
    public static string? In(string connectionId, string id) =>
        id.StartsWith($"{connectionId}/", StringComparison.Ordinal) ? id[(connectionId.Length + 1)..] : null;
}
