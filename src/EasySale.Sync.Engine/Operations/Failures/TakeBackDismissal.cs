using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Links;

namespace EasySale.Sync.Engine.Operations.Failures;

/// <summary>Takes it back that a person has seen to a record by hand: it is written again as all others.</summary>
public sealed class TakeBackDismissal(LinkStore links)
{
    /// <summary>Nothing is done for failures that do not ask for it.</summary>
    public async Task TakeBack(TenantId tenant, FailedRecord failure, CancellationToken cancellation)
    {
        if (failure.Code != DismissedRecords.Code) return;
        LinkSheet sheet;
        do
        {
            sheet = await links.Read(new LinkScope(tenant, failure.Source, failure.Target, failure.Kind), [failure.SourceId], cancellation);
            if (sheet.Find(failure.SourceId) is { IsDismissed: true } link) sheet.Set(link with { IsDismissed = false });
        }
        while (!await links.TrySave(sheet, cancellation));
    }
}
