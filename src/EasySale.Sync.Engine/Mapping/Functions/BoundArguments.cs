using EasySale.Sync.Engine.Mapping.Paths;
using NodaTime;

namespace EasySale.Sync.Engine.Mapping.Functions;

/// <summary>A call's arguments, checked and read once, when the mapping is compiled.</summary>
public sealed class BoundArguments(IReadOnlyDictionary<string, object> values)
{
    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    public decimal Number(string name) => values.GetValueOrDefault(name) as decimal? ?? 0;

    public int? Whole(string name) => values.GetValueOrDefault(name) as int?;

    /// <summary>A text, number or true/false.</summary>
    public object? Scalar(string name) => values.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Table(string name) => (IReadOnlyDictionary<string, string>)values[name];

    public IReadOnlyList<MappingPath> Paths(string name) => (IReadOnlyList<MappingPath>)values[name];

    public MappingPath? Path(string name) => values.GetValueOrDefault(name) as MappingPath;

    public TextTemplate Template(string name) => (TextTemplate)values[name];

    public DateTimeZone Zone(string name) => values.GetValueOrDefault(name) as DateTimeZone ?? DateTimeZone.Utc;
}
