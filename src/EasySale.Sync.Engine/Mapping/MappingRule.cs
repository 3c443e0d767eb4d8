namespace EasySale.Sync.Engine.Mapping;

/// <summary>One line of a mapping: what goes where, and what is done to it on the way.</summary>
public sealed record MappingRule
{
    /// <summary>A writable field of the kind (<c>billing.email</c>), of each line (<c>lines[].sku</c>), or <c>custom.name</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Where the value is read: a path of the record, <c>raw.…</c> for the source's own JSON, <c>line.…</c> for the line. Null for none.</summary>
    public string? Source { get; init; }

    /// <summary>What is done to the value, in order.</summary>
    public IReadOnlyList<FunctionCall> Functions { get; init; } = [];

    /// <summary>A text, number or true/false used when nothing came out.</summary>
    public System.Text.Json.JsonElement? Default { get; init; }

    public WhenEmpty WhenEmpty { get; init; }
}
