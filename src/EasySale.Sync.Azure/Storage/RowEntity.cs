using Azure;
using Azure.Data.Tables;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Azure.Storage;

/// <summary>A row as an entity and back. Beside its values an entity carries the id of the write that put it there.</summary>
internal static class RowEntity
{
    public const string WriteId = "_write";

    // Names under which the client keeps an entity's keys and version among its values.
    private static readonly HashSet<string> Reserved = ["PartitionKey", "RowKey", "Timestamp", "odata.etag", WriteId];

    public static TableEntity Of(PartitionKey partition, RowChange change, string writeId)
    {
        var entity = new TableEntity(partition.Text, change.Key);
        if (change.Kind == RowChangeKind.Delete) return entity;
        foreach (var (name, value) in change.Values) entity[name] = value;
        entity[WriteId] = writeId;
        return entity;
    }

    public static Row ToRow(TableEntity entity) => new(
        entity.RowKey,
        Version(entity.ETag),
        entity.Where(value => !Reserved.Contains(value.Key) && value.Value is not null).ToDictionary(value => value.Key, value => Value(value.Value)));

    public static string Version(ETag etag) => etag.ToString("H");

    public static ETag ETag(RowChange change) => change.IfVersion is null ? global::Azure.ETag.All : new ETag(change.IfVersion);

    // Whole numbers and instants may come back narrower than they went.
    private static object Value(object value) => value switch
    {
        int number => (long)number,
        DateTime instant => new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
        BinaryData data => data.ToArray(),
        _ => value,
    };
}
