using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Queries;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Change data capture: what changed since an instant, cut off at 1000 objects without a word.</summary>
internal sealed class ChangeReads(Office office)
{
    private const int Cap = 1000;
    private const int LookbackDays = 30;

    public JsonObject Read(string? entities, string? since)
    {
        if (string.IsNullOrEmpty(entities)) throw Fault.Missing("entities");
        if (string.IsNullOrEmpty(since)) throw Fault.Missing("changedSince");
        if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var from)) throw Fault.Date("changedSince");
        if (office.Ledger.Time.Now - from > TimeSpan.FromDays(LookbackDays)) throw Fault.ChangesTooOld(office.Switches.ChangesTooOldCode, since.Split('T')[0]);
        var left = Cap;
        var blocks = new JsonArray();
        foreach (var name in entities.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var rows = Changed(Entity(name), from).Take(office.Switches.ChangeCapPerRequest ? left : Cap).ToList();
            left -= rows.Count;
            blocks.Add(QueryRunner.Page(Entity(name).Name, rows, 1));
        }

        return new JsonObject { ["CDCResponse"] = new JsonArray(new JsonObject { ["QueryResponse"] = blocks }) };
    }

    private static EntityShape Entity(string name) =>
        SchemaBook.Instance.Named(name) is { InChanges: true } entity ? entity : throw Fault.UnknownProperty(name);

    /// <summary>Live records in order of their last change, then what is left of deleted ones.</summary>
    private IEnumerable<JsonObject> Changed(EntityShape entity, DateTimeOffset from) =>
        office.Ledger.All(entity.Name).Where(row => IsSince(row, from)).OrderBy(Stamp)
            .Concat(office.Ledger.Deleted(entity.Name).Where(row => IsSince(row, from)));

    private bool IsSince(JsonObject row, DateTimeOffset from) => office.Switches.ChangesIncludeBoundary ? Stamp(row) >= from : Stamp(row) > from;

    private static DateTimeOffset Stamp(JsonObject row) =>
        DateTimeOffset.Parse(row.Part("MetaData")?.Text("LastUpdatedTime") ?? "2000-01-01T00:00:00Z", CultureInfo.InvariantCulture);
}
