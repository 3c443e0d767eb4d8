using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Mapping.Paths;

/// <summary>What a rule may read: one record as it came, and the line it is at. Made into JSON only when a path asks for it.</summary>
public sealed class RecordScope
{
    private readonly CommerceRecord _record;
    private readonly RecordScope? _whole;
    private readonly OrderLine? _line;
    private JsonElement? _json;

    public RecordScope(CommerceRecord record) => _record = record;

    private RecordScope(RecordScope whole, OrderLine line) => (_record, _whole, _line) = (whole._record, whole, line);

    /// <summary>The same record, at one of its lines.</summary>
    /// <param name="line">Its position.</param>
    public RecordScope At(int line) => new(this, Lines[line]);

    private IReadOnlyList<OrderLine> Lines => _record switch
    {
        Order order => order.Lines,
        Refund refund => refund.Lines,
        _ => [],
    };

    public object? Read(MappingPath path) => Root(path.Root) is { } root ? path.Read(root) : null;

    private JsonElement? Root(PathRoot root) => root switch
    {
        PathRoot.Raw => _record.Raw,
        PathRoot.RawLine => _line?.Raw,
        PathRoot.Line => _line is null ? null : _json ??= JsonSerializer.SerializeToElement(_line, StoredJson.Options),
        _ => Whole(),
    };

    private JsonElement Whole() =>
        _whole?.Whole() ?? (_json ??= JsonSerializer.SerializeToElement(_record, _record.GetType(), StoredJson.Options));
}
