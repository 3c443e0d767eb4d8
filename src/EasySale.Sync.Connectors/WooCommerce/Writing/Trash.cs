using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>Puts resources into the store's trash, one by one: a batch would delete them for good.</summary>
internal sealed class Trash(WooCommerceClient client)
{
    /// <param name="path">The collection's.</param>
    /// <param name="removal">What goes.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<WriteAnswer> Put(string path, Operation removal, CancellationToken cancellation)
    {
        try
        {
            await client.Change(HttpMethod.Delete, $"{path}/{removal.TargetId}", default, cancellation);
            return WriteAnswer.Written(removal.TargetId!);
        }
        catch (SyncException failure) when (WooCommerceErrors.IsGone(failure))
        {
            return WriteAnswer.Written(removal.TargetId!);
        }
        catch (SyncException failure) when (WooCommerceErrors.IsNotSupported(failure))
        {
            return WriteAnswer.Refused(WriteFailures.NoTrash(failure));
        }
        catch (SyncException failure) when (failure.Cause == FailureCause.FixRecord)
        {
            return WriteAnswer.Refused(failure);
        }
    }
}
