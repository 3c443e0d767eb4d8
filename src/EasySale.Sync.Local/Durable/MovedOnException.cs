namespace EasySale.Sync.Local.Durable;

/// <summary>
/// An instance has changed in storage since it was read: by the last write of a host that was killed, or by another host that
/// should not be there. It is read again and goes on from what is stored.
/// </summary>
internal sealed class MovedOnException(string instanceId)
    : Exception($"Instance {instanceId} was changed in storage by another host; only one may run over the same storage.");
