using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Schedules;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>Schedules, known again by their ids.</summary>
public sealed class ScheduleSection(ScheduleStore schedules, ScheduleRoutes routes, TimeProvider time) : ConfigurationSection
{
    public override string Name => "schedules";

    public override int Order => 20;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) =>
        await schedules.List(tenant, cancellation).Where(schedule => known.Contains(schedule.ConnectionId)).Select(Shown).ToListAsync(cancellation);

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        var there = await schedules.List(import.Tenant, cancellation).ToDictionaryAsync(schedule => schedule.Id, cancellationToken: cancellation);
        var changes = new List<PlannedChange>();
        var seen = new HashSet<string>();
        foreach (var (path, item) in import.Items(Name, content))
        {
            var id = item.TryGetProperty("id", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
            var input = import.Read(path, () => ScheduleInput.Read(ConfigurationImport.Without(item, "id"), isNew: true));
            if (!Schedule.IsId(id) || !seen.Add(id)) import.Errors.Add($"{path}.id", "Must be there, once, and of the form sch-1a2b3c….");
            else if (input is not null && Planned(import, path, id, input, there.GetValueOrDefault(id)) is { } change) changes.Add(change);
        }

        if (there.Keys.Union(seen).Count() > ScheduleDefaults.PerTenant) import.Errors.Add("sections.schedules", $"A tenant has at most {ScheduleDefaults.PerTenant} schedules.");
        return changes;
    }

    private PlannedChange? Planned(ConfigurationImport import, string path, string id, ScheduleInput input, Schedule? before)
    {
        var now = time.GetUtcNow();
        var after = (before ?? New(import.Tenant, id, input, now)) with
        {
            ConnectionId = input.CredentialId!,
            Entity = input.EntityType!,
            Cron = input.CronExpression!,
            Mode = input.Mode ?? SyncMode.Incremental,
            TimeZone = input.TimeZone ?? ScheduleDefaults.TimeZone,
            IsActive = input.IsActive ?? true,
            ConnectorId = input.ConnectorId,
            Missed = input.Missed ?? MissedRuns.Once,
            MissedLimit = input.MissedLimit ?? ScheduleDefaults.MissedLimit,
        };
        if (import.Read(path, () => routes.Check(after, input, [.. import.Connections.Values])) is not { } platform) return null;
        after = after with { Platform = platform };
        if (after == before) return null;
        var keepsTime = before is { IsActive: true, NextAt: not null } && after.IsActive && (before.Cron, before.TimeZone) == (after.Cron, after.TimeZone);
        after = after with { UpdatedAt = now, NextAt = keepsTime ? before!.NextAt : after.IsActive ? CronTimes.Of(after.Cron, after.TimeZone).Next(now) : null };
        return new PlannedChange(
            new ChangeView(Name, id, before is null ? "create" : "update"),
            stop => before is null ? schedules.Add(after, stop) : schedules.Change(import.Tenant, id, current => after with { History = keepsTime ? current.History : current.History with { WaitingSince = null }, Starting = keepsTime ? current.Starting : null }, stop),
            stop => before is null ? schedules.Delete(import.Tenant, id, stop) : schedules.Change(import.Tenant, id, _ => before, stop))
        {
            Trail = (
                before is null ? AuditActions.ScheduleCreated : AuditActions.ScheduleChanged, id,
                SettingChanges.Of(before is null ? null : new ScheduleView(before), new ScheduleView(after))),
        };
    }

    private static Schedule New(TenantId tenant, string id, ScheduleInput input, DateTimeOffset now) => new()
    {
        Tenant = tenant,
        Id = id,
        ConnectionId = input.CredentialId!,
        Platform = "",
        Entity = input.EntityType!,
        Cron = input.CronExpression!,
        Mode = SyncMode.Incremental,
        TimeZone = ScheduleDefaults.TimeZone,
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static object Shown(Schedule schedule)
    {
        var view = new ScheduleView(schedule);
        return new
        {
            view.Id,
            view.Platform,
            view.CredentialId,
            view.EntityType,
            view.CronExpression,
            view.SyncMode,
            view.Timezone,
            view.IsActive,
            view.ConnectorId,
            view.MissedRuns,
            view.MissedLimit,
        };
    }
}
