using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>
/// The books of one company: records, tax, numbers and rules, behind one lock. Whatever is handed out is a copy.
/// </summary>
public sealed class Company(CompanySeed seed, CompanySwitches switches, TimeProvider time)
{
    private readonly Lock _gate = new();

    public string RealmId => seed.RealmId;

    /// <summary>Answers one request; faults are answers too, nothing is thrown for what a client sent.</summary>
    public BookAnswer Handle(BookCall call)
    {
        lock (_gate) throw new NotSupportedException($"{call.Method} {switches.ShuffleSeed} {time.GetUtcNow():O}");
    }

    /// <summary>A record, active or not; null if there never was one or it was deleted.</summary>
    public JsonObject? Find(string entity, string id)
    {
        lock (_gate) return All(entity).FirstOrDefault(row => (string?)row["Id"] == id);
    }

    /// <summary>Every record of an entity, inactive ones too, in the order they were made.</summary>
    public IReadOnlyList<JsonObject> All(string entity)
    {
        lock (_gate) return [.. seed.Records.GetValueOrDefault(entity, []).Select(row => row.DeepClone().AsObject())];
    }

    public int Count(string entity) => All(entity).Count;

    /// <summary>Changes a record as a bookkeeper does on the page: the token and the stamp move, the API's rules are not asked.</summary>
    public void Edit(string entity, string id, Action<JsonObject> change)
    {
        lock (_gate) change(Find(entity, id) ?? throw new ArgumentException($"There is no {entity} {id}.", nameof(id)));
    }

    /// <summary>Adds a record as a bookkeeper does on the page; it is stored as given. Its id.</summary>
    public string Add(string entity, JsonObject record) => throw new NotSupportedException($"{entity} {record}");

    /// <summary>Removes a record as a bookkeeper does on the page.</summary>
    public void Remove(string entity, string id) => throw new NotSupportedException($"{entity} {id}");

    /// <summary>Everything the company holds as text, times left out: equal texts are equal books.</summary>
    public string Snapshot() => string.Join('\n', seed.Records.Keys.SelectMany(All).Select(row => row.ToJsonString()));
}
