namespace Azure.Data.Tables.Rest;

internal static class EntityPath
{
    public static string Of(string table, string partitionKey, string rowKey) => $"{table}(PartitionKey='{Quote(partitionKey)}',RowKey='{Quote(rowKey)}')";

    private static string Quote(string key) => Uri.EscapeDataString(key.Replace("'", "''"));
}
