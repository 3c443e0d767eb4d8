using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace EasySale.Sync.Engine.Stores.Plans;

/// <summary>JSON that leaves nothing out: properties that are no part of a record's content are written too, JSON inside it byte for byte.</summary>
internal static class WholeJson
{
    public static readonly JsonSerializerOptions Options = new(StoredJson.Options)
    {
        Converters = { new ExactElement() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddIgnored } },
    };

    private static void AddIgnored(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        foreach (var property in type.Type.GetProperties().Where(each => each.CanWrite && each.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition == JsonIgnoreCondition.Always))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (type.Properties.FirstOrDefault(each => each.Name == name) is { } left) type.Properties.Remove(left);
            var added = type.CreateJsonPropertyInfo(property.PropertyType, name);
            added.Get = property.GetValue;
            added.Set = property.SetValue;
            type.Properties.Add(added);
        }
    }

    private sealed class ExactElement : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }
}
