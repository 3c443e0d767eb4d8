namespace EasySale.Sync.Engine.Connecting;

/// <summary>One request a vendor sent to a webhook address, untouched.</summary>
/// <param name="Body">The raw bytes; signatures are over these.</param>
/// <param name="Headers">Header name (any case) → value.</param>
public sealed record WebhookDelivery(ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The most bytes a delivery may have.</summary>
    public const int MostBytes = 1_000_000;

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
