using System.Globalization;
using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.State;

/// <summary>
/// The stored records. A stored record is never changed in place: it is replaced, so that a request that ends in a fault can
/// be taken back whole.
/// </summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, OrderedDictionary<string, JsonObject>> _tables = new(StringComparer.Ordinal);
    private readonly List<Action> _undo = [];
    private readonly List<BookChange> _changes = [];
    private readonly List<(string Entity, JsonObject Tomb)> _deleted = [];

    public Ledger(CompanySeed seed, PacificTime time)
    {
        Time = time;
        foreach (var (entity, rows) in seed.Records)
            foreach (var row in rows)
            {
                Table(entity)[row.Id()] = row.Copy();
                Ids.Seen(entity, row.Id());
            }
    }

    public PacificTime Time { get; }

    public IdCounters Ids { get; } = new();

    public IReadOnlyCollection<string> Entities => _tables.Keys;

    public JsonObject Preferences => Table("Preferences").GetAt(0).Value;

    public JsonObject CompanyInfo => Table("CompanyInfo").GetAt(0).Value;

    public IEnumerable<JsonObject> All(string entity) => Table(entity).Values;

    public JsonObject? Find(string entity, string? id) => id is null ? null : Table(entity).GetValueOrDefault(id);

    public IEnumerable<JsonObject> Deleted(string entity) => _deleted.Where(entry => entry.Entity == entity).Select(entry => entry.Tomb);

    /// <summary>Stores a new record with id, token 0 and stamps.</summary>
    public void Add(string entity, JsonObject row)
    {
        row["Id"] ??= Ids.Next(entity);
        row["SyncToken"] = "0";
        row["domain"] = "QBO";
        row["sparse"] = false;
        row["MetaData"] = new JsonObject { ["CreateTime"] = Time.Stamp, ["LastUpdatedTime"] = Time.Stamp };
        Put(entity, row);
        _changes.Add(new BookChange(entity, row.Id(), BookOperation.Create));
    }

    /// <summary>Replaces a record: the token rises, the stamp moves.</summary>
    public void Change(string entity, JsonObject row, BookOperation operation = BookOperation.Update)
    {
        var before = Table(entity)[row.Id()];
        row["SyncToken"] = (long.Parse(before.Text("SyncToken") ?? "0", CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        row["sparse"] = false;
        row["MetaData"] = new JsonObject { ["CreateTime"] = before.Part("MetaData")?.Text("CreateTime"), ["LastUpdatedTime"] = Time.Stamp };
        Put(entity, row);
        _changes.Add(new BookChange(entity, row.Id(), operation));
    }

    /// <summary>Replaces a figure the service keeps beside the record, such as a customer's balance: nothing else moves.</summary>
    public void Put(string entity, JsonObject row)
    {
        var (table, id) = (Table(entity), row.Id());
        var before = table.GetValueOrDefault(id);
        _undo.Add(() => { if (before is null) table.Remove(id); else table[id] = before; });
        table[id] = row;
    }

    public void Remove(string entity, string id)
    {
        var table = Table(entity);
        var (before, place) = (table[id], table.IndexOf(id));
        table.Remove(id);
        _deleted.Add((entity, new JsonObject
        {
            ["domain"] = "QBO",
            ["status"] = "Deleted",
            ["Id"] = id,
            ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = Time.Stamp },
        }));
        _undo.Add(() => { table.Insert(place, id, before); _deleted.RemoveAt(_deleted.Count - 1); });
        _changes.Add(new BookChange(entity, id, BookOperation.Delete));
    }

    /// <summary>Keeps what was done since the last call and tells of it.</summary>
    public IReadOnlyList<BookChange> Commit()
    {
        BookChange[] changes = [.. _changes];
        _undo.Clear();
        _changes.Clear();
        return changes;
    }

    /// <summary>Takes back what was done since the last commit. Ids stay used, as in the service.</summary>
    public void RollBack()
    {
        for (var i = _undo.Count - 1; i >= 0; i--) _undo[i]();
        _undo.Clear();
        _changes.Clear();
    }

    private OrderedDictionary<string, JsonObject> Table(string entity)
    {
        if (!_tables.TryGetValue(entity, out var table)) _tables[entity] = table = new(StringComparer.Ordinal);
        return table;
    }
}
