using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>What a scene's records come from.</summary>
public abstract class CrashSource
{
    public abstract Connector Connector { get; }

    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract IReadOnlyDictionary<string, string> Secrets { get; }

    /// <summary>Host → what answers, where it is a simulator of this process.</summary>
    public virtual IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate>();

    /// <summary>How many records a run meets again depends on what others do at the same time.</summary>
    public virtual bool CountsVary => false;

    /// <summary>What webhooks tell of the second day.</summary>
    public virtual IReadOnlyList<WebhookHint> News => [];

    /// <summary>Everything it holds, where it is written to as well.</summary>
    public virtual Task<string> Picture() => Task.FromResult("");

    /// <summary>From now on it is as on that day.</summary>
    public abstract Task Show(ShopDay day);
}
