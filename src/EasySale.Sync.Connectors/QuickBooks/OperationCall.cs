using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>Makes an operation the call it is: bodies are planned without Id and version, which are added here.</summary>
internal static class OperationCall
{
    public static PostCall Of(Operation operation) => operation.Action switch
    {
        OperationAction.Create => new PostCall(operation.Entity, operation.Body, operation.RequestId),
        OperationAction.Void => Void(operation),
        OperationAction.Delete => new PostCall(operation.Entity, Body(operation, sparse: false, content: false), operation.RequestId) { Operation = "delete" },
        _ => new PostCall(operation.Entity, Body(operation, sparse: true, content: true), operation.RequestId) { IsUpdate = true },
    };

    // Invoices have a call of their own; the other documents are voided by an update that says so.
    private static PostCall Void(Operation operation) => operation.Entity == "Invoice"
        ? new PostCall(operation.Entity, Body(operation, sparse: false, content: false), operation.RequestId) { Operation = "void" }
        : new PostCall(operation.Entity, Body(operation, sparse: true, content: false), operation.RequestId) { Operation = "update", Include = "void" };

    private static ReadOnlyMemory<byte> Body(Operation operation, bool sparse, bool content) => BodyJson.Object(body =>
    {
        body.WriteString("Id", operation.TargetId);
        body.WriteString("SyncToken", operation.ExpectedVersion);
        if (sparse) body.WriteBoolean("sparse", true);
        if (!content) return;
        foreach (var property in JsonSerializer.Deserialize<JsonElement>(operation.Body.Span).EnumerateObject()) property.WriteTo(body);
    });
}
