using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>What goes where, as the API shows it.</summary>
public sealed class RoutingView(NotificationSettings settings)
{
    public int DigestMinutes => settings.DigestMinutes;

    public IReadOnlyList<RoutingRule> Rules => settings.Rules;
}
