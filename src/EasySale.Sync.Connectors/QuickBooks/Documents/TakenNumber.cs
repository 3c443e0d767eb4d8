using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Documents;

/// <summary>A number the books have given already: to this very document (its answer was lost), or to another one.</summary>
internal sealed class TakenNumber(QuickBooksClient client, TotalCheck check)
{
    /// <summary>Another word on a refusal; null to let it stand.</summary>
    public async Task<WriteAnswer?> Of(Operation operation, SyncException failure, CancellationToken cancellation)
    {
        if (!QuickBooksErrors.Is(failure, QuickBooksErrors.NumberTaken)) return null;
        if (QuickBooksErrors.FaultOf(failure) is not { HolderEntity: { } entity, HolderId: { } id }) return null;
        if (operation.Action == OperationAction.Create && entity == operation.Entity && await Holder(entity, id, cancellation) is { } holder
            && Marker.In(holder.Entity) == DocumentSearch.MarkerOf(operation))
            return await check.Of(operation, holder, cancellation);
        return WriteAnswer.Refused(new SyncException(
            failure.Cause,
            failure.Code,
            $"Its number belongs to another document in QuickBooks already: {entity} with the id {id}. Change the number there, or set docNumberPrefix for this shop, then try again.",
            failure.Detail,
            failure));
    }

    private async Task<PostAnswer> Holder(string entity, string id, CancellationToken cancellation) => new(await client.Get(entity, id, cancellation));
}
