using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Audit;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>Shows and changes what goes where.</summary>
public sealed class ManageRouting(NotificationSettingsStore settings, AuditTrail trail)
{
    public async Task<RoutingView> Get(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        return new RoutingView(await settings.Get(caller.Tenant, cancellation));
    }

    /// <exception cref="ProblemException">A rule names a channel that is not there (400).</exception>
    public async Task<RoutingView> Change(Caller caller, RoutingInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await settings.Get(caller.Tenant, cancellation);
        Check(input, [.. before.Channels.Select(one => one.Id)]);
        await trail.Note(caller, AuditActions.RoutingChanged, "routing", SettingChanges.Of(new RoutingView(before), new RoutingView(input.Apply(before))), cancellation);
        return new RoutingView(await settings.Change(caller.Tenant, input.Apply, cancellation));
    }

    /// <exception cref="ProblemException">A rule names a channel that is none of these (400).</exception>
    internal static RoutingInput Check(RoutingInput input, IReadOnlyCollection<string> channels)
    {
        var errors = new InputErrors();
        foreach (var (rule, index) in (input.Rules ?? []).Select((rule, index) => (rule, index)))
            foreach (var unknown in rule.Channels.Except(channels))
                errors.Add($"rules[{index}].channels", $"There is no channel {unknown}. GET /api/notifications/channels lists them.");
        errors.ThrowIfAny();
        return input;
    }
}
