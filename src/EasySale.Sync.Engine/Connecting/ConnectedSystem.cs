using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Connecting;

/// <summary>An opened connection: its readable and writable streams.</summary>
public abstract class ConnectedSystem
{
    /// <summary>The stream to read a kind from, or null when this system has none.</summary>
    public virtual SourceStream? Source(RecordKind kind) => null;

    /// <summary>The stream to write a kind to, or null when this system has none.</summary>
    public virtual TargetStream? Target(RecordKind kind) => null;

    /// <summary>Its webhooks at the vendor, or null when they cannot be set up through its API.</summary>
    public virtual WebhookSubscriptions? Webhooks => null;

    /// <summary>Where it keeps a copy of the operation log; null when it does not.</summary>
    public virtual LogSink? Logs => null;

    /// <summary>What a target may want to know about a source: its name, address, currency and time zone.</summary>
    public virtual Task<SystemProfile> Profile(CancellationToken cancellation) => Task.FromResult(SystemProfile.Unknown);

    /// <summary>
    /// Holds what the settings name against the real system, when they are saved. Field name → what is wrong and what to do; none where
    /// all is well.
    /// </summary>
    /// <exception cref="Failures.SyncException">The system cannot be asked now.</exception>
    public virtual Task<IReadOnlyDictionary<string, string>> CheckSettings(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string>());

    /// <summary>Ends our access at the vendor, because the connection is deleted. Default: there is nothing to end but the keys we forget.</summary>
    /// <exception cref="Failures.SyncException">The vendor did not do it, or did not answer.</exception>
    public virtual Task Disconnect(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Makes real calls and says, capability by capability, what works and what to do about what does not. Does not throw for a vendor's refusal.</summary>
    public abstract Task<ProbeReport> Probe(CancellationToken cancellation);
}
