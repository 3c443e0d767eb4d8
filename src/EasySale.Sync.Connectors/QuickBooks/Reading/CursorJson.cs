using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.QuickBooks.Reading;

/// <summary>How cursors are stored; they are ours and as strict as JSON is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WalkState))]
internal sealed partial class CursorJson : JsonSerializerContext;
