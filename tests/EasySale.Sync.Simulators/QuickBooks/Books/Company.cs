using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Requests;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>
/// The books of one company: records, tax, numbers and rules, behind one lock. Whatever is handed out is a copy.
/// </summary>
public sealed class Company
{
    private static readonly string[] Times = ["MetaData", "SyncToken"];
    private readonly Lock _gate = new();
    private readonly Ledger _ledger;
    private readonly Router _router;

    public Company(CompanySeed seed, CompanySwitches switches, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(seed);
        RealmId = seed.RealmId;
        _ledger = new Ledger(seed, new PacificTime(time));
        _router = new Router(new Office(_ledger, switches));
    }

    public string RealmId { get; }

    /// <summary>Answers one request; faults are answers too, nothing is thrown for what a client sent.</summary>
    public BookAnswer Handle(BookCall call)
    {
        lock (_gate) return _router.Answer(call);
    }

    /// <summary>A record, active or not; null if there never was one or it was deleted.</summary>
    public JsonObject? Find(string entity, string id)
    {
        lock (_gate) return _ledger.Find(entity, id)?.Copy();
    }

    /// <summary>Every record of an entity, inactive ones too, in the order they were made.</summary>
    public IReadOnlyList<JsonObject> All(string entity)
    {
        lock (_gate) return [.. _ledger.All(entity).Select(row => row.Copy())];
    }

    public int Count(string entity)
    {
        lock (_gate) return _ledger.All(entity).Count();
    }

    /// <summary>Changes a record as a bookkeeper does on the page: the token and the stamp move, the API's rules are not asked.</summary>
    public void Edit(string entity, string id, Action<JsonObject> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_gate)
        {
            var row = _ledger.Find(entity, id)?.Copy() ?? throw new ArgumentException($"There is no {entity} {id}.", nameof(id));
            change(row);
            _ledger.Change(entity, row);
            _ledger.Commit();
        }
    }

    /// <summary>Adds a record as a bookkeeper does on the page; it is stored as given. Its id.</summary>
    public string Add(string entity, JsonObject record)
    {
        lock (_gate)
        {
            var row = record.Copy();
            _ledger.Ids.Seen(entity, row.Text("Id"));
            _ledger.Add(entity, row);
            _ledger.Commit();
            return row.Id();
        }
    }

    /// <summary>Removes a record as a bookkeeper does on the page.</summary>
    public void Remove(string entity, string id)
    {
        lock (_gate)
        {
            _ledger.Remove(entity, id);
            _ledger.Commit();
        }
    }

    /// <summary>Everything the company holds as text, stamps and tokens left out: equal texts are equal books.</summary>
    public string Snapshot()
    {
        lock (_gate)
            return string.Join('\n', _ledger.Entities.Order(StringComparer.Ordinal).SelectMany(entity => _ledger.All(entity).Select(row => $"{entity} {Line(row)}")));
    }

    private static string Line(JsonObject row) =>
        new JsonObject(row.Copy().Where(pair => !Times.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))).ToJsonString();
}
