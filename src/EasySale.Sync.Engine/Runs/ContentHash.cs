using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Runs;

/// <summary>Tells whether a record means the same as last time: a hash over its content, stamps left out.</summary>
public static class ContentHash
{
    /// <summary>Stands for a record the source no longer has.</summary>
    public const string Gone = "gone";

    private const int Bytes = 16;

    /// <param name="record">The record.</param>
    /// <param name="volatileProperties">Top-level properties of the raw JSON that change without meaning.</param>
    public static string Of(CommerceRecord record, IReadOnlyList<string> volatileProperties)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(record with { ModifiedAt = null }, record.GetType(), StoredJson.Options));
        if (record.Raw is { ValueKind: JsonValueKind.Object } raw) Append(hash, raw, volatileProperties);
        return Text(hash.GetHashAndReset());
    }

    public static string Of(ReadOnlyMemory<byte> body) => Text(SHA256.HashData(body.Span));

    private static void Append(IncrementalHash hash, JsonElement raw, IReadOnlyList<string> volatileProperties)
    {
        var stable = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(stable))
        {
            writer.WriteStartObject();
            foreach (var property in raw.EnumerateObject())
                if (!volatileProperties.Contains(property.Name)) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        hash.AppendData(stable.WrittenSpan);
    }

    private static string Text(byte[] hash) => Convert.ToBase64String(hash.AsSpan(0, Bytes));
}
