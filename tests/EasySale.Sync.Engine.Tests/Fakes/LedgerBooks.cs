using System.Globalization;
using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>The entries of a <see cref="FakeLedger"/>, each with a version that rises with every change.</summary>
public sealed class LedgerBooks
{
    private readonly Dictionary<string, LedgerEntry> _entries = [];
    private int _made;

    public IReadOnlyList<LedgerEntry> Entries => [.. _entries.Values.OrderBy(entry => entry.ToString(), StringComparer.Ordinal)];

    /// <summary>Somebody changes an entry in the ledger itself.</summary>
    public void Edit(RecordKey record, string text)
    {
        var (id, entry) = _entries.Single(pair => pair.Value.Record == record && pair.Value.Purpose == Purposes.Record);
        _entries[id] = entry with { Text = text, Version = entry.Version + 1 };
    }

    /// <summary>The entry's version where it is not the one the operation was planned against.</summary>
    public string? Moved(Operation operation) =>
        operation is { TargetId: { } id, ExpectedVersion: { } expected } && VersionOf(id) is var version && version != expected ? version : null;

    public string VersionOf(string id) => Text(_entries[id].Version);

    public WriteAnswer Post(Operation operation)
    {
        if (operation.Action is OperationAction.Delete or OperationAction.Void) return Remove(operation);
        var json = Encoding.UTF8.GetString(operation.Body.Span);
        if (json.Contains("{{", StringComparison.Ordinal)) throw new InvalidOperationException($"Sent unfilled: {json}");
        var body = JsonSerializer.Deserialize<LedgerBody>(json, JsonSerializerOptions.Web)!;
        foreach (var named in new[] { body.Customer, body.Invoice }.OfType<string>())
            if (!_entries.ContainsKey(named)) return WriteAnswer.Refused(new SyncException(FailureCause.OurBug, "ledger.unknown", $"There is no {named}."));
        var id = operation.TargetId ?? $"L{++_made}";
        var version = (_entries.GetValueOrDefault(id)?.Version ?? 0) + 1;
        _entries[id] = new LedgerEntry(operation.Record, operation.Purpose, body.Text, body.Amount, Record(body.Customer), Record(body.Invoice), version);
        return WriteAnswer.Written(id, Text(version), body.Currency is null ? null : new Money(body.Amount ?? 0, body.Currency));
    }

    private WriteAnswer Remove(Operation operation)
    {
        var id = operation.TargetId!;
        if (operation.Action == OperationAction.Void) _entries[id] = _entries[id] with { Text = "void", Version = _entries[id].Version + 1 };
        else if (!_entries.Remove(id)) throw new InvalidOperationException($"{id} was removed before.");
        return WriteAnswer.Written(id);
    }

    /// <summary>A customer that was there before anything was synchronized.</summary>
    public void Open(string id, string name) =>
        _entries[id] = new LedgerEntry(new RecordKey(RecordKind.Customers, $"(ledger) {id}"), Purposes.Record, name, null, null, null, 1);

    private RecordKey? Record(string? id) => id is null ? null : _entries[id].Record;

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
