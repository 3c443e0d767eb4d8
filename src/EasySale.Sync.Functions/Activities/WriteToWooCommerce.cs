using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Activities;

public sealed class WriteToWooCommerce(SliceRunner slices)
{
    [Function(nameof(WriteToWooCommerce))]
    public Task<SliceResult> Run([ActivityTrigger] SliceKey slice, CancellationToken cancellation) =>
        slices.Run(new TenantId(slice.Tenant), slice.SyncId, slice.Step, cancellation);
}
