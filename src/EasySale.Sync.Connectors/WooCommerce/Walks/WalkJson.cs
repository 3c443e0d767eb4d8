using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>How cursors and watermarks are stored; they are ours and as strict as JSON is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(WalkState))]
[JsonSerializable(typeof(Dictionary<string, DateTimeOffset>))]
internal sealed partial class WalkJson : JsonSerializerContext;
