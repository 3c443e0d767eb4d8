using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>A refused operation.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Action">Create, update, ….</param>
/// <param name="Entity">The target's entity or table.</param>
/// <param name="Body">What is sent next; placeholders such as <c>{{customers/17}}</c> are filled then.</param>
/// <param name="IsEdited">A person corrected it.</param>
public sealed record PlannedOperationView(string Purpose, OperationAction Action, string Entity, JsonNode? Body, bool IsEdited)
{
    internal static PlannedOperationView Of(PlannedPayload planned, PayloadEdit? edit, PlannedOperation operation, bool isMasked)
    {
        var body = PayloadJson.Read(EditPayload.Current(planned, edit, operation));
        return new PlannedOperationView(
            operation.Purpose, operation.Action, operation.Entity, isMasked ? PersonalData.Masked(body) : body, edit?.Bodies.ContainsKey(operation.Purpose) == true);
    }
}
