using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Shapes;

namespace EasySale.Sync.Engine.Runs.Shapes;

/// <summary>
/// Notices that a source tells its records otherwise than before: a property that (almost) all of a form had is in none of a whole
/// group, or is a list where it was text. Those records fail, so that nothing known is overwritten with nothing. Pure.
/// </summary>
public sealed class ShapeWatch(SourceStream source, IReadOnlyDictionary<string, FormShape> known)
{
    /// <summary>So many records must have been seen before their shape counts; more than twice as many teach nothing new.</summary>
    public const int Enough = 50;

    private const int Most = 2 * Enough;
    private const int PresentPercent = 99;

    private readonly Dictionary<string, FormShape> _shapes = new(known);

    public IReadOnlyDictionary<string, FormShape> Shapes => _shapes;

    /// <summary>Something was learnt that is worth keeping.</summary>
    public bool HasLearnt { get; set; }

    /// <summary>The items; those of a form whose shape has changed with the reason why they are not read.</summary>
    public IReadOnlyList<SourceItem> Check(IReadOnlyList<SourceItem> items)
    {
        var changed = new Dictionary<string, string>();
        foreach (var form in items.Select(item => item.Record).OfType<CommerceRecord>().Where(HasShape).GroupBy(source.FormOf))
            if (Check(form.Key, [.. form]) is { } property) changed[form.Key] = property;
        return changed.Count == 0 ? items : [.. items.Select(item => Checked(item, changed))];
    }

    private SourceItem Checked(SourceItem item, Dictionary<string, string> changed) =>
        item.Record is { } record && HasShape(record) && changed.TryGetValue(source.FormOf(record), out var property)
            ? SourceItem.Unreadable(item.Id, Failure(record, property))
            : item;

    private static bool HasShape(CommerceRecord record) => record.Raw is { ValueKind: JsonValueKind.Object };

    /// <returns>The property that changed; null when the form is as it was.</returns>
    private string? Check(string form, IReadOnlyList<CommerceRecord> records)
    {
        var before = _shapes.GetValueOrDefault(form, FormShape.Unknown);
        var here = source.MappedProperties.ToDictionary(property => property, property => Shape(property, records));
        if (before.Seen >= Enough && source.MappedProperties.FirstOrDefault(property => HasChanged(before, property, here[property])) is { } changed) return changed;
        if (before.Seen < Most) Learn(form, before, records.Count, here);
        return null;
    }

    private void Learn(string form, FormShape before, int records, Dictionary<string, PropertyShape> here)
    {
        _shapes[form] = new FormShape(
            before.Seen + records, here.ToDictionary(pair => pair.Key, pair => pair.Value + before.Properties.GetValueOrDefault(pair.Key, PropertyShape.Unknown)));
        HasLearnt = true;
    }

    private static bool HasChanged(FormShape form, string property, PropertyShape here)
    {
        if (!form.Properties.TryGetValue(property, out var before) || before.Present * 100 < form.Seen * PresentPercent) return false;
        if (here.Present == 0) return true;
        return (before is { Plain: 0, Structured: >= Enough } && here is { Plain: > 0, Structured: 0 })
            || (before is { Structured: 0, Plain: >= Enough } && here is { Structured: > 0, Plain: 0 });
    }

    private static PropertyShape Shape(string property, IReadOnlyList<CommerceRecord> records) =>
        records.Aggregate(PropertyShape.Unknown, (sum, record) => record.Raw!.Value.TryGetProperty(property, out var value) ? sum + Shape(value) : sum);

    private static PropertyShape Shape(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => new PropertyShape(1, 0, 0),
        JsonValueKind.Object or JsonValueKind.Array => new PropertyShape(1, 0, 1),
        _ => new PropertyShape(1, 1, 0),
    };

    private static SyncException Failure(CommerceRecord record, string property) => new(
        FailureCause.FixSettings,
        "source.shape_changed",
        $"The source does not tell \"{property}\" of {record.Kind.Name()} the way it always did; {record.Key} was left as it is. An update or a plugin " +
        "of the shop may have changed it: bring it back, or accept the new form at POST /api/integrations/connections/{id}/accept-shape. Then try the records again.",
        $"{record.Key}: {property}");
}
