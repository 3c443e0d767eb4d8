using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Mapping.Fields;

/// <summary>What may be set on every line of an order or refund: what it is called, never what it costs.</summary>
internal static class LineFields
{
    public static readonly IReadOnlyList<WritableField> All =
    [
        new("lines[].name", MappedType.Text) { Required = true, SetLine = (line, value) => line with { Name = (string)value! } },
        new("lines[].sku", MappedType.Text) { SetLine = (line, value) => line with { Sku = (string?)value } },
    ];
}
