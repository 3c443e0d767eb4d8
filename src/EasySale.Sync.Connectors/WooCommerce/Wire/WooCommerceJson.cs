using System.Text.Json.Serialization;

namespace EasySale.Sync.Connectors.WooCommerce.Wire;

/// <summary>How WooCommerce's JSON is read: unknown fields ignored, types that vary tolerated, a wrong value named by its path.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(AmountConverter), typeof(InstantConverter), typeof(TextConverter)])]
[JsonSerializable(typeof(WireCustomer))]
[JsonSerializable(typeof(WireProduct))]
[JsonSerializable(typeof(WireOrder))]
[JsonSerializable(typeof(WireRefund))]
[JsonSerializable(typeof(WireError))]
internal sealed partial class WooCommerceJson : JsonSerializerContext;
