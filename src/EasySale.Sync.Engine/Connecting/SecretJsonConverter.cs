using System.Text.Json;
using System.Text.Json.Serialization;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>Reads a secret from a request; refuses to write one anywhere.</summary>
internal sealed class SecretJsonConverter : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? new Secret(text) : null;

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A secret is never written as JSON: store it through ISecretStore.");
}
