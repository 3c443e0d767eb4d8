using System.Collections.Concurrent;

namespace EasySale.Sync.Local.Durable;

/// <summary>Tells those who wait for an instance that it has changed.</summary>
internal sealed class InstanceWatch
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();

    /// <summary>Completes with the instance's next change.</summary>
    public Task Next(string instanceId) =>
        _waiting.GetOrAdd(instanceId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Publish(string instanceId)
    {
        if (_waiting.TryRemove(instanceId, out var waiting)) waiting.TrySetResult();
    }
}
