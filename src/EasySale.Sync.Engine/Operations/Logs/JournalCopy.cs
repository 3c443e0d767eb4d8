using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Logs;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Logs;

/// <summary>Copies some groups of a run's journal to one connection, from where the last call stopped.</summary>
public sealed class JournalCopy(JournalStore journal, ConnectionOpener opener, LogCopyStore copies, TenantSettingsStore settings, LogNews news, TimeProvider time)
{
    /// <returns>How far it is, null when all of it is there; and what stopped it, null when nothing did.</returns>
    internal async Task<(LogCopy? Reached, SyncException? Failure)> Copy(LogCopy copy, Run run, Connection connection, CancellationToken cancellation)
    {
        var reached = copy;
        try
        {
            if ((await opener.Open(connection, cancellation)).System.Logs is not { } sink) return (null, null);
            var until = time.GetUtcNow() + LogDefaults.Turn;
            await foreach (var position in journal.Positions(copy.Tenant, copy.SyncId, cancellation).Where(position => (position.Step, position.Group).CompareTo((copy.Step, copy.Part)) >= 0))
            {
                if (time.GetUtcNow() > until) return (reached, null);
                await Write(sink, run, position, cancellation);
                reached = reached with { Step = position.Step, Part = position.Group + 1 };
            }

            await Trim(sink, connection, cancellation);
            return (null, null);
        }
        catch (SyncException failure)
        {
            return (reached, failure);
        }
    }

    private async Task Write(LogSink sink, Run run, JournalPosition position, CancellationToken cancellation)
    {
        var lines = LogLines.Of(run, position, await journal.Read(run.Tenant, position, cancellation));
        foreach (var batch in lines.Chunk(sink.MostLines)) await sink.Write(batch, cancellation);
    }

    // Once a day, when there is something new: the copy is kept as long as the journal.
    private async Task Trim(LogSink sink, Connection connection, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now - await copies.TrimmedAt(connection.Tenant, connection.Id, cancellation) < LogDefaults.BetweenTrims) return;
        var days = (await settings.Get(connection.Tenant, cancellation)).JournalKeptDays;
        try
        {
            await sink.Trim(now - TimeSpan.FromDays(days), cancellation);
        }
        catch (SyncException failure) when (!failure.IsHeldBack)
        {
            // The lines themselves are there: they must not count as missing, nor hold up those of other runs.
            await news.Untrimmed(connection, failure, cancellation);
        }

        await copies.SaveTrim(connection.Tenant, connection.Id, now, cancellation);
    }
}
