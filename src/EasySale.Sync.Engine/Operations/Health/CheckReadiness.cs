using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Operations.Health;

/// <summary>Asks storage and the vault for things that are not there: whoever says so is at work. An answer is kept for some seconds.</summary>
public sealed class CheckReadiness(IRowStore rows, IBlobStore blobs, ISecretStore secrets, TimeProvider time)
{
    private const string Nothing = "readiness";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Known? _known;

    /// <returns>What answers; ready where all of it does.</returns>
    public async Task<Readiness> Check(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        if (_known is { } known && time.GetUtcNow() - known.At < Fresh) return known.Answer;
        using var clock = new CancellationTokenSource(Limit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        var storage = Answers(Storage(caller.Tenant, limit.Token), cancellation);
        var vault = Answers(secrets.Get(caller.Tenant, Nothing, limit.Token), cancellation);
        var answer = new Readiness(await storage, await vault);
        _known = new Known(answer, time.GetUtcNow());
        return answer;
    }

    private async Task Storage(TenantId tenant, CancellationToken cancellation)
    {
        await rows.Get(Table.State, Keys.Health(tenant), Nothing, cancellation);
        await blobs.Get(tenant, Nothing, cancellation);
    }

    private static async Task<bool> Answers(Task question, CancellationToken cancellation)
    {
        try
        {
            await question;
            return true;
        }
        catch (Exception fault) when (fault is SyncException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    // One reference, so that whoever asks at the same time sees all of it or none.
    private sealed record Known(Readiness Answer, DateTimeOffset At);
}
