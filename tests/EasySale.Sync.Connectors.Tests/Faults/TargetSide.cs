using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Tests.Faults;

/// <summary>Where a house's shop is synchronized to.</summary>
internal abstract class TargetSide : IAsyncDisposable
{
    /// <summary>The source's connection id, as the target's records name it.</summary>
    public virtual string SourceId => "shop-1";

    public abstract Connector Connector { get; }

    public abstract Dictionary<string, string> Settings { get; }

    /// <summary>Credentials that hold, new ones each time where the vendor gives such.</summary>
    public abstract Dictionary<string, string> Secrets();

    /// <summary>Calls it got.</summary>
    public abstract long Calls { get; }

    public abstract void ClearFaults();

    /// <summary>Everything it holds, without ids and stamps of its own: the same for two that hold the same.</summary>
    public abstract Task<string> State();

    public abstract ValueTask DisposeAsync();
}
