using System.Text.Json;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Where a walk over a table stands: the content of its cursor.</summary>
/// <param name="Start">The oldest transaction that was open when the walk began: the next one starts from it.</param>
/// <param name="Since">Changes of this transaction and later; null for all rows.</param>
internal sealed record RowState(long Start, long? Since)
{
    /// <summary>Deleted rows are read, after the changed ones.</summary>
    public bool InDeletions { get; init; }

    /// <summary>The last row's transaction.</summary>
    public long? Tx { get; init; }

    /// <summary>The last row's source id; null before the first.</summary>
    public string? Id { get; init; }

    public static RowState Of(Cursor cursor) => cursor.Read(RowStateJson.Default.RowState, SupabaseErrors.Prefix);

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, RowStateJson.Default.RowState));
}

/// <summary>How cursors are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RowState))]
internal sealed partial class RowStateJson : JsonSerializerContext;
