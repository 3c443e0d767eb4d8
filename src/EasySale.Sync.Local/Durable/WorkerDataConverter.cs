using System.Text.Json;
using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable;

/// <summary>What crosses the boundary of a durable function, as the worker writes it: PascalCase, read without case.</summary>
public sealed class WorkerDataConverter(JsonSerializerOptions options) : DataConverter
{
    public override string? Serialize(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), options);

    public override object? Deserialize(string? data, Type targetType) =>
        string.IsNullOrEmpty(data) ? null : JsonSerializer.Deserialize(data, targetType, options);

    /// <summary>As <see cref="DataConverter.Deserialize{T}"/>, with the default of a value type where there is nothing.</summary>
    public T? Value<T>(string? data) => string.IsNullOrEmpty(data) ? default : JsonSerializer.Deserialize<T>(data, options);
}
