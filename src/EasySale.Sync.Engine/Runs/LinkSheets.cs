using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Runs;

/// <summary>The links a group needs: of its own kind, and of the kinds it refers to.</summary>
internal sealed class LinkSheets(IEnumerable<LinkSheet> sheets)
{
    private readonly Dictionary<RecordKind, LinkSheet> _sheets = sheets.ToDictionary(sheet => sheet.Scope.Kind);

    public IEnumerable<LinkSheet> All => _sheets.Values;

    public LinkSheet this[RecordKind kind] => _sheets[kind];

    public Link? Find(RecordKey record, string purpose = Purposes.Record) =>
        _sheets.TryGetValue(record.Kind, out var sheet) ? sheet.Find(record.Id, purpose) : null;

    /// <summary>Whether the links of this record were loaded.</summary>
    public bool Hold(RecordKey record) => _sheets.TryGetValue(record.Kind, out var sheet) && sheet.Holds(record.Id);
}
