using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Logs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Telemetry;
using Microsoft.Extensions.Logging;

namespace EasySale.Sync.Engine.Operations.Logs;

/// <summary>
/// Copies journals of runs that are over to connections that keep the log, group by group, apart from the runs themselves: no run waits
/// for it or fails by it. What cannot be copied is tried for a week and then given up, and both is told; the journal has it all the same.
/// </summary>
public sealed partial class CopyLogs(
    LogCopyStore copies, JournalCopy journal, ConnectionStore connections, RunStore runs, LogNews news, TimeProvider time, ILogger<CopyLogs> logger)
{
    /// <summary>Copies tried in one call; the next call goes on.</summary>
    public const int Most = 100;

    public async Task Run(Caller caller, CancellationToken cancellation)
    {
        caller.DemandSystem();
        // Runs in a row of one connection share its fate: after one that failed the others wait for the next call.
        var failed = new HashSet<(TenantId, string)>();
        var until = time.GetUtcNow() + LogDefaults.Call;
        await foreach (var copy in copies.List(time.GetUtcNow(), (tenant, connection) => failed.Contains((tenant, connection)), cancellation).Take(Most))
        {
            if (time.GetUtcNow() >= until) return;
            try
            {
                if (!await Copy(copy, cancellation)) failed.Add((copy.Tenant, copy.ConnectionId));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One log that cannot be copied must not keep the others; it stays due.
                LogFailed(logger, copy.SyncId, copy.ConnectionId, copy.Tenant, fault);
            }
        }
    }

    /// <summary>False when the connection did not take it.</summary>
    private async Task<bool> Copy(LogCopy copy, CancellationToken cancellation)
    {
        var run = (await runs.Find(copy.Tenant, copy.SyncId, cancellation))?.Value;
        var connection = await connections.Find(copy.Tenant, copy.ConnectionId, cancellation);
        // The run was swept, or nobody wants its log any more.
        if (run is null || connection is not { Enabled: true })
        {
            await copies.Remove(copy, cancellation);
            return true;
        }

        var (reached, failure) = await journal.Copy(copy, run, connection, cancellation);
        if (failure is not null) await Wait(connection, reached, failure, copy, cancellation);
        else if (reached is null) await copies.Remove(copy, cancellation);
        else await copies.Move(copy, reached with { DueAt = time.GetUtcNow(), Failures = 0 }, cancellation);
        return failure is null;
    }

    private async Task Wait(Connection connection, LogCopy? reached, SyncException failure, LogCopy copy, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        LogWaits(logger, copy.SyncId, connection.Id, connection.Tenant, failure.Code);
        if (now - copy.Since > LogDefaults.TriedFor)
        {
            await news.GivenUp(connection, copy.SyncId, failure, cancellation);
            await copies.Remove(copy, cancellation);
            return;
        }

        if (!failure.IsHeldBack) await news.Behind(connection, failure, cancellation);
        var after = (reached ?? copy) with { Failures = copy.Failures + 1 };
        await copies.Move(copy, after with { DueAt = now + LogDefaults.Wait(after.Failures, failure.RetryAfter) }, cancellation);
    }

    [LoggerMessage(LogEvents.LogNotTaken, LogLevel.Warning, "The log of run {Run} was not copied to {Connection} of {Tenant} ({Code}); it is tried again")]
    private static partial void LogWaits(ILogger logger, LogName run, LogName connection, TenantId tenant, LogName code);

    [LoggerMessage(LogEvents.LogNotCopied, LogLevel.Error, "The log of run {Run} could not be copied to {Connection} of {Tenant}; it is tried again: {Fault}")]
    private static partial void LogFailed(ILogger logger, LogName run, LogName connection, TenantId tenant, MaskedFault fault);
}
