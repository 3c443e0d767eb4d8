using System.Globalization;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Schedules;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What is worth telling of connections and schedules, outside of runs.</summary>
public sealed class ConnectionNews(TellPeople people, TimeProvider time)
{
    /// <summary>How every connector's code ends for credentials that are not accepted.</summary>
    private const string Reconnect = ".reconnect";

    internal static bool AsksReconnect(string? code) => code?.EndsWith(Reconnect, StringComparison.Ordinal) == true;

    /// <summary>A connection was tried. What is wrong is told once a day, and that its owner must be asked again before that is too late.</summary>
    public async Task Checked(Connection connection, HealthCheck check, CancellationToken cancellation)
    {
        if (!connection.Enabled || check.Checks.Count == 0) return;
        if (ConsentReminder.Of(connection, check, time.GetUtcNow()) is { } reminder) await people.Tell(Caller.System, connection.Tenant, reminder, cancellation);
        var refused = check.Checks.FirstOrDefault(one => AsksReconnect(one.Code));
        var failed = refused ?? (check.IsDead ? check.Checks.First(one => !one.Ok) : null);
        if (failed is null) return;
        var now = time.GetUtcNow();
        var happened = refused is not null ? MustReconnect(connection, refused.Message, now) : Event(connection, NotificationKind.ConnectionFailed, Day(now), now) with
        {
            Title = $"{connection.Id} does not answer ({failed.Code ?? failed.Capability})",
            Text = failed.Message,
            Advice = $"Check that the system is up and the address right, then POST /api/integrations/connections/{connection.Id}/test. Runs go on by themselves when it answers.",
        };
        await people.Tell(Caller.System, connection.Tenant, happened, cancellation);
    }

    /// <summary>Credentials are not accepted: one event a day, whether a check met it or a run, and another where they were entered anew meanwhile.</summary>
    /// <param name="connection">Whose they are.</param>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="now">When.</param>
    internal static NotificationEvent MustReconnect(Connection connection, string message, DateTimeOffset now) => Event(
        connection, NotificationKind.ReconnectNeeded, $"{Day(now)}/{connection.UpdatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}", now) with
    {
        Title = $"{connection.Id} must be connected again",
        Text = message,
        Advice = "Connect the account again, or enter new keys. What was missed is caught up by the next run.",
    };

    /// <summary>A connection's breaker opened. Told again while it stays open, it is one event.</summary>
    public Task Opened(Connection connection, GateState state, CancellationToken cancellation) => state.OpenSince is not { } since
        ? Task.CompletedTask
        : people.Tell(
            Caller.System, connection.Tenant,
            Event(connection, NotificationKind.ConnectionFailed, $"breaker/{since.UtcTicks.ToString(CultureInfo.InvariantCulture)}", since) with
            {
                Title = $"Calls to {connection.Id} failed {state.Failures.ToString(CultureInfo.InvariantCulture)} times in a row ({state.LastCode})",
                Text = "No call goes out for a while; then one tries, again and again. Runs wait meanwhile, and nothing is lost.",
                Advice = $"Check that the system is up, then POST /api/integrations/connections/{connection.Id}/test. Runs go on by themselves when it answers.",
            },
            cancellation);

    /// <summary>A connection's webhooks are silent.</summary>
    public Task Silent(Connection connection, WebhookState state, CancellationToken cancellation) => state is not { SilentSince: { } since, Problem: { } problem }
        ? Task.CompletedTask
        : people.Tell(
            Caller.System, connection.Tenant,
            Event(connection, NotificationKind.WebhookSilence, since.UtcTicks.ToString(CultureInfo.InvariantCulture), time.GetUtcNow()) with
            {
                Severity = Severity.Warning,
                Title = $"Webhooks of {connection.Id} are silent",
                Text = problem,
                Advice = "Nothing is lost: polling finds the changes, later. Check that the vendor reaches this service, then register the webhooks again.",
            },
            cancellation);

    /// <summary>Occurrences of a schedule were not started in time.</summary>
    public Task Missed(Schedule schedule, MissedReport missed, CancellationToken cancellation) => people.Tell(
        Caller.System, schedule.Tenant,
        new NotificationEvent
        {
            Id = $"missed/{schedule.Id}/{missed.Last.UtcTicks.ToString(CultureInfo.InvariantCulture)}",
            Kind = NotificationKind.MissedSchedule,
            Severity = Severity.Warning,
            At = missed.NoticedAt,
            ConnectionId = schedule.ConnectionId,
            Title = $"{missed.Count.ToString(CultureInfo.InvariantCulture)} runs of schedule {schedule.Id} ({schedule.Entity} of {schedule.ConnectionId}) were not started in time",
            Text = $"The first was due at {missed.First.UtcDateTime:yyyy-MM-dd HH:mm} UTC, the last at {missed.Last.UtcDateTime:yyyy-MM-dd HH:mm} UTC. What is done about them: {missed.Policy}.",
            Advice = "Look whether the service was down at that time. Start the sync by hand if the policy is Skip and you need it now.",
        },
        cancellation);

    /// <summary>A paused run keeps a schedule from its time. Told once a day: whoever paused it may have forgotten it.</summary>
    public Task KeptOut(Schedule schedule, string syncId, CancellationToken cancellation) => people.Tell(
        Caller.System, schedule.Tenant,
        new NotificationEvent
        {
            Id = $"kept-out/{schedule.Id}/{syncId}/{Day(time.GetUtcNow())}",
            Kind = NotificationKind.MissedSchedule,
            Severity = Severity.Warning,
            At = time.GetUtcNow(),
            ConnectionId = schedule.ConnectionId,
            SyncId = syncId,
            Title = $"Schedule {schedule.Id} ({schedule.Entity} of {schedule.ConnectionId}) starts nothing while run {syncId} is paused",
            Text = "The run was paused and keeps its place: no other run of its route and entity starts meanwhile.",
            Advice = $"Resume it (POST /api/sync/runs/{syncId}/resume) or cancel it (POST /api/sync/runs/{syncId}/cancel). Nothing is lost: the next run begins where the last one ended.",
        },
        cancellation);

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NotificationEvent Event(Connection connection, NotificationKind kind, string occasion, DateTimeOffset at) => new()
    {
        Id = $"connection/{connection.Id}/{kind}/{occasion}",
        Kind = kind,
        Severity = Severity.Error,
        At = at,
        ConnectionId = connection.Id,
        Title = "",
        Text = "",
        Advice = "",
    };
}
