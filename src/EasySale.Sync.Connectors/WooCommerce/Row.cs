using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>One row of an answer, not yet read: lists are taken apart first, so that one bad row fails alone.</summary>
internal sealed class Row(JsonElement json)
{
    private const string Links = "_links";
    private const string NeverChanged = "never";
    private const int FingerprintBytes = 9;
    private readonly Lazy<JsonElement> _raw = new(() => WithoutLinks(json));

    public JsonElement Json { get; } = json;

    /// <summary>What is kept of it: all but the links, which lists and single answers spell differently.</summary>
    public JsonElement Raw => _raw.Value;

    public long? Id { get; } = IdOf(json);

    /// <summary>Its version: when it last changed, as the store says; every write moves it, with effect or without.</summary>
    public string Version => Text("date_modified_gmt") ?? NeverChanged;

    public string RequiredId => Id?.ToString(CultureInfo.InvariantCulture) ?? throw new JsonException("is missing", "$.id", null, null);

    public DateTimeOffset? Instant(string property) => StoreTime.Parse(Text(property));

    /// <summary>A text property, null when it is missing, empty or something else.</summary>
    public string? Text(string property) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A property that holds another record's id; null for none (0).</summary>
    public string? Reference(string property) =>
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
        && value.ToString() is { Length: > 0 } id && id != "0" ? id : null;

    /// <exception cref="JsonException">A value is not what it must be; the path says which.</exception>
    public T Read<T>(JsonTypeInfo<T> type) => Json.Deserialize(type) ?? throw new JsonException("is null", "$", null, null);

    /// <summary>Tells two versions of a row apart within one second, whatever changes without meaning left out.</summary>
    public string Fingerprint(string stampProperty, IReadOnlyList<string> volatileProperties)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Id} {Instant(stampProperty):O}"));
        foreach (var property in Json.EnumerateObject())
            if (property.Name != Links && !volatileProperties.Contains(property.Name)) hash.AppendData(Encoding.UTF8.GetBytes(property.ToString()));
        return Convert.ToBase64String(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));
    }

    private static long? IdOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("id", out var id)) return null;
        if (id.ValueKind == JsonValueKind.Number) return id.TryGetInt64(out var number) ? number : null;
        return id.ValueKind == JsonValueKind.String && long.TryParse(id.GetString(), CultureInfo.InvariantCulture, out var text) ? text : null;
    }

    private static JsonElement WithoutLinks(JsonElement json)
    {
        var kept = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject())
                if (property.Name != Links) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(kept.WrittenSpan);
    }
}
