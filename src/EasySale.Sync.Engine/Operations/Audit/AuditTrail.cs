using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Audit;

namespace EasySale.Sync.Engine.Operations.Audit;

/// <summary>Puts what people do on the trail, before it is done: what is not on it must not have happened.</summary>
public sealed class AuditTrail(AuditStore store, TimeProvider time)
{
    /// <param name="caller">Who does it.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="subject">The id of what it is done to.</param>
    /// <param name="changes">Value by value, without secrets.</param>
    /// <param name="cancellation">Stops the call.</param>
    public Task Note(Caller caller, string action, string subject, IReadOnlyList<AuditChange> changes, CancellationToken cancellation) => store.Add(
        caller.Tenant, new AuditEntry { At = time.GetUtcNow(), By = caller.UserId, Action = action, Subject = subject, Changes = changes }, cancellation);
}
