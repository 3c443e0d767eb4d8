using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>One of the functions rules may use: pure, total (what it cannot do gives nothing), bounded.</summary>
/// <param name="Name">Its name in rules.</param>
/// <param name="Takes">What it works on. A function on single values works on each entry of a list.</param>
/// <param name="Gives">What comes out; <see cref="MappedType.Any"/> for what went in.</param>
/// <param name="Description">What it does, one sentence.</param>
/// <param name="Example">Arguments, input and output in one line.</param>
public sealed record MappingFunction(string Name, MappedType Takes, MappedType Gives, string Description, string Example)
{
    public IReadOnlyList<FunctionParameter> Parameters { get; init; } = [];

    /// <summary>It works without a value too (template, coalesce, …) and on a list as a whole.</summary>
    public bool StartsFromNothing { get; init; }

    /// <summary>(value, arguments, record) → value. The value is of the type taken, never null unless it <see cref="StartsFromNothing"/>.</summary>
    public required Func<object?, BoundArguments, RecordScope, object?> Apply { get; init; }

    /// <summary>As documented: <c>substring(start, length?)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.Name + (parameter.Required ? "" : "?")))})";
}
