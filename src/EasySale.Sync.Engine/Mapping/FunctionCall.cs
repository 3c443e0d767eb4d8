using System.Text.Json;

namespace EasySale.Sync.Engine.Mapping;

/// <summary>A function with its arguments, as a rule names it.</summary>
/// <param name="Name">One of <see cref="Functions.FunctionSet"/>.</param>
public sealed record FunctionCall(string Name)
{
    public IReadOnlyDictionary<string, JsonElement> Arguments { get; init; } = new Dictionary<string, JsonElement>();
}
