namespace EasySale.Sync.Simulators;

/// <summary>A call a simulator keeps waiting, without a clock: the test sees it arrive and lets it go.</summary>
public sealed class HeldCall
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call has reached the simulator, before it did anything.</summary>
    public Task Arrived => _arrived.Task;

    public void Release() => _released.TrySetResult();

    internal Task WaitAsync(CancellationToken aborted)
    {
        _arrived.TrySetResult();
        return _released.Task.WaitAsync(aborted);
    }
}
