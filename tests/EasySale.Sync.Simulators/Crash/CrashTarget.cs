using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Simulators.Crash;

/// <summary>A target as it is before a scene, to be written into and looked at.</summary>
public abstract class CrashTarget
{
    public abstract Connector Connector { get; }

    /// <summary>The source connection's id; a target that scenes share keeps them apart by it.</summary>
    public virtual string SourceId => "shop-1";

    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public abstract IReadOnlyDictionary<string, string> Secrets { get; }

    /// <summary>Host → what answers, where it is a simulator of this process.</summary>
    public virtual IReadOnlyDictionary<string, RequestDelegate> Hosts => new Dictionary<string, RequestDelegate>();

    /// <summary>From now on, until it is disposed of, writes meet somebody else's at every try, so that they are to be tried again later.</summary>
    public virtual IDisposable Unsteady() => throw new NotSupportedException();

    /// <summary>People change what is in it.</summary>
    public virtual void Edit() => throw new NotSupportedException();

    /// <summary>Everything it holds, whatever the order in which it came; equal texts are equal targets.</summary>
    public abstract Task<string> Picture();
}
