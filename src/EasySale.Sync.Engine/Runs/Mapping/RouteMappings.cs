using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Stores.Mappings;

namespace EasySale.Sync.Engine.Runs.Mapping;

/// <summary>A route's mappings, compiled: read once per slice. Without any, records pass as they are.</summary>
public sealed class RouteMappings
{
    public static readonly RouteMappings None = new(new Dictionary<RecordKind, CompiledMapping>(), new Dictionary<RecordKind, string>());

    private readonly IReadOnlyDictionary<RecordKind, CompiledMapping> _mappings;
    private readonly IReadOnlyDictionary<RecordKind, string> _names;

    private RouteMappings(IReadOnlyDictionary<RecordKind, CompiledMapping> mappings, IReadOnlyDictionary<RecordKind, string> names) =>
        (_mappings, _names) = (mappings, names);

    /// <param name="saved">The route's current mappings.</param>
    /// <param name="target">What the target takes.</param>
    /// <exception cref="SyncException">One of them is not valid any more (<see cref="FailureCause.FixSettings"/>).</exception>
    public static RouteMappings Of(IEnumerable<SavedMapping> saved, Connector target)
    {
        var live = saved.Where(mapping => !mapping.IsDeleted).ToList();
        return live.Count == 0 ? None : new RouteMappings(
            live.ToDictionary(mapping => mapping.Kind, mapping => Compiled(mapping, target)),
            live.ToDictionary(mapping => mapping.Kind, mapping => mapping.Name));
    }

    /// <summary>How links name the mapping of a kind; null without one.</summary>
    public string? Name(RecordKind kind) => _names.GetValueOrDefault(kind);

    public IReadOnlyList<SourceItem> Apply(IReadOnlyList<SourceItem> items) => _mappings.Count == 0 ? items : [.. items.Select(Apply)];

    /// <summary>The record as the tenant wants it. A refund's order is mapped as orders are: the two must name the same customer.</summary>
    public CommerceRecord Apply(CommerceRecord record)
    {
        var mapped = _mappings.TryGetValue(record.Kind, out var mapping) ? mapping.Apply(record) : record;
        return mapped is Refund { Order: { } order } refund && _mappings.ContainsKey(RecordKind.Orders) ? refund with { Order = (Order)Apply(order) } : mapped;
    }

    private SourceItem Apply(SourceItem item) => item.Record is { } record ? item.With(Apply(record)) : item;

    private static CompiledMapping Compiled(SavedMapping saved, Connector target)
    {
        var (mapping, faults) = new MappingCompiler(saved.Kind, target.FieldsOf(saved.Kind).Custom).Compile(saved.Rules);
        return mapping ?? throw new SyncException(
            FailureCause.FixSettings,
            "mapping.invalid",
            $"The mapping {saved.Id} is not valid any more: {faults[0].Field}: {faults[0].Message} Correct it with PUT /api/sync/mappings/{saved.Id}.",
            $"{saved.Id} {saved.Name}: {faults[0].Field}");
    }
}
