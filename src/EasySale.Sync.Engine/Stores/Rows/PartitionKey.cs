using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Stores.Rows;

/// <summary>
/// The partition of a row. It can only be made for a tenant, so no store can be asked without one; the exceptions are
/// directories ("whose is this?"), which hold a tenant and an id and nothing else.
/// Parts are escaped, joined by <c>|</c>, and at most 512 characters together.
/// </summary>
public readonly record struct PartitionKey
{
    private PartitionKey(string text) => Text = text;

    public string Text { get; }

    /// <summary>The partition of a tenant's rows.</summary>
    public static PartitionKey Of(TenantId tenant, params ReadOnlySpan<string> parts) => new(Join(tenant.Value, parts));

    /// <summary>The partition of a directory that answers "whose is this?". Only the system caller reads these.</summary>
    public static PartitionKey Directory(string directory, params ReadOnlySpan<string> parts) => new(Join("~" + directory, parts));

    public override string ToString() => Text;

    private static string Join(string first, ReadOnlySpan<string> parts)
    {
        if (first is null or "") throw new InvalidOperationException("A partition begins with its tenant.");
        var text = first;
        foreach (var part in parts) text += "|" + RowKey.Escape(part);
        return text.Length <= 512 ? text : throw new ArgumentException("A partition key is longer than 512 characters.");
    }
}
