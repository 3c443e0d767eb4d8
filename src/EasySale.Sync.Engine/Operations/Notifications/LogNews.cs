using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What is worth telling of copies of the operation log: each connection once a day.</summary>
public sealed class LogNews(TellPeople people, TimeProvider time)
{
    /// <summary>A connection does not take the log.</summary>
    internal Task Behind(Connection connection, SyncException failure, CancellationToken cancellation) => Tell(connection, "behind", (
        $"The log is not copied to {connection.Id} ({failure.Code})",
        $"{failure.MerchantMessage} Syncs go on as always; the lines are caught up when it works again, for a week.",
        $"POST /api/integrations/connections/{connection.Id}/test says what is missing. Without wanting the copy, switch it off in the connection's settings."), cancellation);

    /// <summary>A run's log will be missing there for good.</summary>
    internal Task GivenUp(Connection connection, string syncId, SyncException failure, CancellationToken cancellation) => Tell(connection, "given-up", (
        $"The log of run {syncId} and of those before it is missing in {connection.Id} ({failure.Code})",
        $"It was tried for a week. {failure.MerchantMessage}",
        $"The journal has it: GET /api/sync/runs/{syncId}/log/export."), cancellation);

    /// <summary>Lines that are kept no longer are still there.</summary>
    internal Task Untrimmed(Connection connection, SyncException failure, CancellationToken cancellation) => Tell(connection, "untrimmed", (
        $"Old lines of the log stay in {connection.Id} ({failure.Code})",
        $"{failure.MerchantMessage} New lines arrive as always; it is tried again in a day.",
        $"POST /api/integrations/connections/{connection.Id}/test says whether a right is missing. Where there are too many at once, delete the oldest lines by hand."), cancellation);

    private Task Tell(Connection connection, string what, (string Title, string Text, string Advice) words, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return people.Tell(Caller.System, connection.Tenant, new NotificationEvent
        {
            Id = $"logs/{connection.Id}/{what}/{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
            Kind = NotificationKind.LogCopyFailed,
            Severity = Severity.Warning,
            At = now,
            ConnectionId = connection.Id,
            Title = words.Title,
            Text = words.Text,
            Advice = words.Advice,
        }, cancellation);
    }
}
