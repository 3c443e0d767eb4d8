using System.Collections.Concurrent;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

/// <summary>What the sample functions have done, and what they are told to do; outlives a host.</summary>
public sealed class Ledger
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    /// <summary>Read by an orchestrator, which none may do.</summary>
    public string Whim { get; set; } = "";

    /// <summary>How many more attempts of the flaky activity fail.</summary>
    public int Failures { get; set; }

    /// <summary>Holds the patient activity and the slow timer until it is completed.</summary>
    public TaskCompletionSource Gate { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentDictionary<string, TaskCompletionSource> Seen { get; } = new();

    public int Count(string entry) => _entries.Count(one => one == entry);

    public void Note(string entry)
    {
        _entries.Enqueue(entry);
        Source(entry).TrySetResult();
    }

    /// <summary>Completes with the first such entry.</summary>
    public Task When(string entry) => Source(entry).Task;

    private TaskCompletionSource Source(string entry) =>
        Seen.GetOrAdd(entry, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
