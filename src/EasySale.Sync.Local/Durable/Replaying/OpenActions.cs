namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>What the code asked for and has no answer yet, by number.</summary>
internal sealed class OpenActions
{
    private readonly Dictionary<int, OpenAction> _open = [];

    public bool Any => _open.Count > 0;

    public Task<string?> Open(int id, string name)
    {
        var action = new OpenAction(name, new TaskCompletionSource<string?>());
        _open.Add(id, action);
        return action.Source.Task;
    }

    public bool Cancel(int id, CancellationToken cancellation) => _open.Remove(id, out var action) && action.Source.TrySetCanceled(cancellation);

    public void Answer(HistoryEvent answer)
    {
        if (!_open.Remove(answer.Id, out var action)) return;
        if (answer.Failure is not { } failure) action.Source.TrySetResult(answer.Data);
        else action.Source.TrySetException(new ActionFailedException(action.Name, answer.Id, failure));
    }

    private sealed record OpenAction(string Name, TaskCompletionSource<string?> Source);
}
