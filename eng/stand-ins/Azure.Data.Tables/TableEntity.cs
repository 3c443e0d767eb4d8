using System.Collections;

namespace Azure.Data.Tables;

// Keys, timestamp and ETag live in the dictionary too, under the names they have on the wire, as in the real client.
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagName = "odata.etag";

    private readonly Dictionary<string, object> _values;

    public TableEntity() : this(null, null) { }

    public TableEntity(string partitionKey, string rowKey)
    {
        _values = [];
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values) => _values = values is null ? [] : new Dictionary<string, object>(values);

    public string PartitionKey { get => GetString(nameof(PartitionKey)); set => _values[nameof(PartitionKey)] = value; }

    public string RowKey { get => GetString(nameof(RowKey)); set => _values[nameof(RowKey)] = value; }

    public DateTimeOffset? Timestamp { get => GetDateTimeOffset(nameof(Timestamp)); set => _values[nameof(Timestamp)] = value; }

    public ETag ETag { get => new(GetString(ETagName)); set => _values[ETagName] = value.ToString(); }

    public int Count => _values.Count;

    public ICollection<string> Keys => _values.Keys;

    ICollection<object> IDictionary<string, object>.Values => _values.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    public object this[string key] { get => _values.GetValueOrDefault(key); set => _values[key] = value; }

    public string GetString(string key) => (string)this[key];

    public BinaryData GetBinaryData(string key) => this[key] switch
    {
        byte[] bytes => BinaryData.FromBytes(bytes),
        var other => (BinaryData)other,
    };

    public byte[] GetBinary(string key) => this[key] switch
    {
        BinaryData data => data.ToArray(),
        var other => (byte[])other,
    };

    public bool? GetBoolean(string key) => (bool?)this[key];

    public int? GetInt32(string key) => (int?)this[key];

    public long? GetInt64(string key) => this[key] is int small ? small : (long?)this[key];

    public double? GetDouble(string key) => (double?)this[key];

    public Guid? GetGuid(string key) => (Guid?)this[key];

    public DateTime? GetDateTime(string key) => this[key] is DateTimeOffset instant ? instant.UtcDateTime : (DateTime?)this[key];

    public DateTimeOffset? GetDateTimeOffset(string key) => this[key] is DateTime instant ? new DateTimeOffset(instant) : (DateTimeOffset?)this[key];

    public void Add(string key, object value) => _values.Add(key, value);

    public void Clear() => _values.Clear();

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool Remove(string key) => _values.Remove(key);

    public bool TryGetValue(string key, out object value) => _values.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();
}
