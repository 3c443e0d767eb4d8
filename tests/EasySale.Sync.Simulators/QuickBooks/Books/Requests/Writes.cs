using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.QuickBooks.Books.Faults;
using EasySale.Sync.Simulators.QuickBooks.Books.Records;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.Schema;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Create, update, void and delete of one record.</summary>
internal sealed class Writes(Office office)
{
    private static readonly string[] Addresses = ["BillAddr", "ShipAddr", "ShipFromAddr", "CompanyAddr"];
    private readonly ShapeRules _shape = new(SchemaBook.Instance, office.Switches);
    private readonly References _references = new(office.Ledger);
    private readonly RecordKinds _kinds = new(office);

    /// <summary>A create when the body has no Id, an update otherwise.</summary>
    public JsonObject Save(EntityShape entity, JsonObject body, WriteOptions options)
    {
        var sent = _shape.Writable(entity, body);
        if (sent.Text("Id") is null) return Create(entity, sent, options);
        var before = Current(entity, sent);
        return options.Void ? Void(entity, before) : Update(entity, sent, before, options);
    }

    public JsonObject Void(EntityShape entity, JsonObject body, WriteOptions options) => Save(entity, body, options with { Void = true });

    /// <summary>What is left of a deleted transaction: its id and the word Deleted.</summary>
    public JsonObject Delete(EntityShape entity, JsonObject body)
    {
        Require(entity, "delete");
        var before = Current(entity, body);
        _kinds[entity.Name].RefuseRemoval(entity.Name, before);
        office.Ledger.Remove(entity.Name, before.Id());
        _kinds[entity.Name].Settle(entity.Name, before, null);
        return new JsonObject { ["status"] = "Deleted", ["domain"] = "QBO", ["Id"] = before.Id() };
    }

    private JsonObject Create(EntityShape entity, JsonObject sent, WriteOptions options)
    {
        Require(entity, "create");
        var kind = _kinds[entity.Name];
        RefuseMissing(entity, sent, kind);
        var row = Stripped(sent);
        _references.Resolve(entity.Name, row, null);
        kind.Complete(entity.Name, row, null, sent, options);
        NumberAddresses(row);
        office.Ledger.Add(entity.Name, row);
        kind.Settle(entity.Name, null, row);
        return office.Ledger.Find(entity.Name, row.Id())!;
    }

    private JsonObject Update(EntityShape entity, JsonObject sent, JsonObject before, WriteOptions options)
    {
        var sparse = sent.Flag("sparse") == true;
        Require(entity, sparse && entity.Operations.Contains("sparseUpdate") ? "sparseUpdate" : "fullUpdate");
        var row = Merging.Merge(entity, before, sent, sparse, office.Switches.SparseReplacesLines);
        var kind = _kinds[entity.Name];
        RefuseMissing(entity, row, kind);
        _references.Resolve(entity.Name, row, before);
        kind.Complete(entity.Name, row, before, sent, options);
        NumberAddresses(row);
        office.Ledger.Change(entity.Name, row);
        kind.Settle(entity.Name, before, row);
        return office.Ledger.Find(entity.Name, row.Id())!;
    }

    private JsonObject Void(EntityShape entity, JsonObject before)
    {
        if (!entity.Operations.Contains("void") && !(office.Switches.VoidCreditsAndRefunds && entity.Name is "CreditMemo" or "RefundReceipt"))
            throw Fault.Unsupported("void");
        _kinds[entity.Name].RefuseRemoval(entity.Name, before);
        var row = before.Copy();
        if (entity.Name == "Payment") Payments.Void(row);
        else SalesForms.Void(entity.Name, row);
        row["PrivateNote"] = row.Text("PrivateNote") is { Length: > 0 } note ? $"Voided - {note}" : "Voided";
        office.Ledger.Change(entity.Name, row, BookOperation.Void);
        _kinds[entity.Name].Settle(entity.Name, before, row);
        return office.Ledger.Find(entity.Name, row.Id())!;
    }

    private JsonObject Current(EntityShape entity, JsonObject sent)
    {
        var id = sent.Text("Id") ?? throw Fault.Missing("Id");
        var found = office.Ledger.Find(entity.Name, id)
            ?? throw (office.Ledger.Deleted(entity.Name).Any(tomb => tomb.Text("Id") == id) ? Fault.Deleted() : Fault.NotFound());
        if (sent.Text("SyncToken") is not { } token) throw Fault.Missing("SyncToken");
        return token == found.Text("SyncToken") ? found : throw Fault.Stale();
    }

    private static void Require(EntityShape entity, string operation)
    {
        if (!entity.Operations.Contains(operation)) throw Fault.Unsupported(operation);
    }

    private static void RefuseMissing(EntityShape entity, JsonObject row, IRecordKind kind)
    {
        string[] missing =
        [
            .. entity.Fields.Values.Where(field => field.RequiredOnCreate && IsEmpty(row[field.Name])).Select(field => field.Name),
            .. kind.Missing(entity.Name, row),
        ];
        if (missing.Length > 0) throw Fault.Missing(missing.Distinct().ToArray());
    }

    private static bool IsEmpty(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject reference => reference.ContainsKey("value") && string.IsNullOrEmpty(reference.Text("value")),
        _ => node.ToString().Length == 0,
    };

    private static JsonObject Stripped(JsonObject sent)
    {
        var row = sent.Copy();
        foreach (var name in new[] { "Id", "SyncToken", "sparse" }) row.Remove(name);
        foreach (var (name, _) in sent.Where(pair => pair.Value is null)) row.Remove(name);
        return row;
    }

    private void NumberAddresses(JsonObject row)
    {
        foreach (var address in Addresses.Select(row.Part).OfType<JsonObject>())
            address["Id"] ??= office.Ledger.Ids.Next("Address");
    }
}
