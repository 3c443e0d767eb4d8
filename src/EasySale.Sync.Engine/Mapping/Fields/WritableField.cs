using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Fields;

/// <summary>A field of a record that a rule may set.</summary>
/// <param name="Path">Its path: <c>billing.email</c>, or <c>lines[].sku</c> for a field of every line.</param>
/// <param name="Type">Text or number.</param>
public sealed record WritableField(string Path, MappedType Type)
{
    /// <summary>It must never be empty.</summary>
    public bool Required { get; init; }

    /// <summary>The smallest number.</summary>
    public decimal Least { get; init; } = -MappingLimits.Number;

    /// <summary>(record, value) → the record with it; null for a field of lines.</summary>
    public Func<CommerceRecord, object?, CommerceRecord>? Set { get; init; }

    /// <summary>(line, value) → the line with it; null for a field of the record.</summary>
    public Func<OrderLine, object?, OrderLine>? SetLine { get; init; }

    /// <summary>The value as the field takes it; null when it cannot be that.</summary>
    public object? Fit(object? value) => Type == MappedType.Number ? Number(value) : MappedValue.IsEmpty(value) ? null : MappedValue.Text(value);

    private object? Number(object? value) => MappedValue.Number(value) is { } number && number >= Least && number <= MappingLimits.Number ? number : null;
}
