namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>An argument a function takes.</summary>
/// <param name="Name">camelCase.</param>
/// <param name="Kind">What it must be.</param>
/// <param name="Description">What it does, one sentence.</param>
public sealed record FunctionParameter(string Name, ParameterKind Kind, string Description)
{
    public bool Required { get; init; }

    /// <summary>Whole numbers: the least allowed.</summary>
    public int Least { get; init; }

    /// <summary>Whole numbers: the most allowed.</summary>
    public int Most { get; init; } = MappingLimits.Text;

    /// <summary>Choices: the words allowed.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}
