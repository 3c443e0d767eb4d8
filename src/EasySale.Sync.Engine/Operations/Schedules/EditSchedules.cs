using System.Security.Cryptography;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Engine.Operations.Schedules;

/// <summary>Makes, changes and deletes a tenant's schedules.</summary>
public sealed class EditSchedules(ScheduleStore schedules, ScheduleRoutes routes, AuditTrail trail, TimeProvider time)
{
    /// <exception cref="ProblemException">The connection or the route does not exist (400), or there are too many schedules (409).</exception>
    public async Task<CreatedSchedule> Create(Caller caller, ScheduleInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        if (await schedules.List(caller.Tenant, cancellation).CountAsync(cancellation) >= ScheduleDefaults.PerTenant)
            throw new ProblemException(KnownProblems.TooManySchedules(ScheduleDefaults.PerTenant));
        var now = time.GetUtcNow();
        var schedule = await Checked(Merged(New(caller, input, now), input, now), input, cancellation);
        await trail.Note(caller, AuditActions.ScheduleCreated, schedule.Id, SettingChanges.Of(null, new ScheduleView(schedule)), cancellation);
        await schedules.Add(schedule, cancellation);
        return new CreatedSchedule(schedule.Id, Sentence(schedule));
    }

    /// <summary>Changes what is sent; what is left out stays.</summary>
    /// <exception cref="ProblemException">There is no such schedule (404), or a field is wrong (400).</exception>
    public async Task<ScheduleView> Update(Caller caller, string id, ScheduleInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var before = await schedules.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(ListSchedules.Unknown(id));
        var now = time.GetUtcNow();
        var valid = await Checked(Merged(before.Value, input, now), input, cancellation);
        await trail.Note(caller, AuditActions.ScheduleChanged, id, SettingChanges.Of(new ScheduleView(before.Value), new ScheduleView(valid)), cancellation);
        var after = await schedules.Change(caller.Tenant, id, current => Merged(current, input, now) with { Platform = valid.Platform }, cancellation);
        return new ScheduleView(after ?? throw new ProblemException(ListSchedules.Unknown(id)));
    }

    /// <exception cref="ProblemException">There is no such schedule (404).</exception>
    public async Task Delete(Caller caller, string id, CancellationToken cancellation)
    {
        caller.Demand(Role.Operator);
        var before = await schedules.Find(caller.Tenant, id, cancellation) ?? throw new ProblemException(ListSchedules.Unknown(id));
        await trail.Note(caller, AuditActions.ScheduleDeleted, id, SettingChanges.Of(new ScheduleView(before.Value), null), cancellation);
        await schedules.Delete(caller.Tenant, id, cancellation);
    }

    private static Schedule New(Caller caller, ScheduleInput input, DateTimeOffset now) => new()
    {
        Tenant = caller.Tenant,
        Id = $"sch-{RandomNumberGenerator.GetHexString(12, lowercase: true)}",
        ConnectionId = input.CredentialId!,
        Platform = input.Platform ?? "",
        Entity = input.EntityType!,
        Cron = input.CronExpression!,
        Mode = SyncMode.Incremental,
        TimeZone = ScheduleDefaults.TimeZone,
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static Schedule Merged(Schedule schedule, ScheduleInput input, DateTimeOffset now)
    {
        var merged = schedule with
        {
            ConnectionId = input.CredentialId ?? schedule.ConnectionId,
            Platform = input.Platform ?? schedule.Platform,
            Entity = input.EntityType ?? schedule.Entity,
            Cron = input.CronExpression ?? schedule.Cron,
            Mode = input.Mode ?? schedule.Mode,
            TimeZone = input.TimeZone ?? schedule.TimeZone,
            IsActive = input.IsActive ?? schedule.IsActive,
            ConnectorId = input.ConnectorId ?? schedule.ConnectorId,
            Missed = input.Missed ?? schedule.Missed,
            MissedLimit = input.MissedLimit ?? schedule.MissedLimit,
            UpdatedAt = now,
        };
        var same = schedule.NextAt is not null && merged.IsActive && (merged.Cron, merged.TimeZone) == (schedule.Cron, schedule.TimeZone);
        // An occurrence that waited belongs to the times there were.
        return same ? merged : merged with
        {
            NextAt = merged.IsActive ? CronTimes.Of(merged.Cron, merged.TimeZone).Next(now) : null,
            Starting = null,
            History = merged.History with { WaitingSince = null },
        };
    }

    private async Task<Schedule> Checked(Schedule schedule, ScheduleInput input, CancellationToken cancellation)
    {
        var platform = await routes.Check(schedule, input, cancellation);
        return schedule with { Platform = platform };
    }

    private static string Sentence(Schedule schedule) => schedule.NextAt is { } next
        ? $"{schedule.Entity} of {schedule.ConnectionId} will be synchronized by itself, next at {next.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC."
        : $"The schedule is saved but not active; send isActive true to PUT /api/sync/schedules/{schedule.Id}.";
}
