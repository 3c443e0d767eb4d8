using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Records;

/// <summary>What is particular to one kind of record when it is written.</summary>
internal interface IRecordKind
{
    /// <summary>Members missing from a create beyond those the schema names, in the order the service lists them.</summary>
    IEnumerable<string> Missing(string entity, JsonObject row);

    /// <summary>Applies defaults and rules, computes what is computed. Throws the fault, or leaves the row ready to be stored.</summary>
    /// <param name="sent">What the client sent: on a sparse update not all of the row.</param>
    void Complete(string entity, JsonObject row, JsonObject? before, JsonObject sent, WriteOptions options);

    /// <summary>Moves what depends on the record. Either side is null for a new and for a deleted record.</summary>
    void Settle(string entity, JsonObject? before, JsonObject? after);

    /// <summary>Whether the record may go, as void and delete ask.</summary>
    void RefuseRemoval(string entity, JsonObject row);
}
