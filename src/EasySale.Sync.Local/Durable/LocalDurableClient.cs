using EasySale.Sync.Local.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Local.Durable;

/// <summary>The client functions are given: starts, asks, tells, waits.</summary>
internal sealed class LocalDurableClient(DurableHub hub, WorkerDataConverter converter) : DurableTaskClient("local")
{
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var instanceId = InstanceId(options?.InstanceId ?? Ids.New());
        var record = NewInstance.Of(orchestratorName, instanceId, converter.Serialize(input), hub.Time.GetUtcNow()) with
        {
            StartAt = options?.StartAt,
            Tags = options?.Tags ?? new Dictionary<string, string>(),
            Version = options?.Version?.Version ?? "",
        };
        var dedupe = options?.DedupeStatuses?.Select(Enum.Parse<OrchestrationRuntimeStatus>).ToList();
        await Tell(instanceId, new InstanceMessage.Start(record, dedupe ?? []), cancellation);
        return instanceId;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        Tell(instanceId, new InstanceMessage.Deliver(
            new HistoryEvent(EventKind.EventRaised, Name: eventName, Data: converter.Serialize(eventPayload))), cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Tell(instanceId, new InstanceMessage.Terminate(converter.Serialize(options?.Output)), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Tell(instanceId, new InstanceMessage.Suspend(), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Tell(instanceId, new InstanceMessage.Resume(), cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, found => found.RuntimeStatus != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, found => found.IsCompleted, getInputsAndOutputs, cancellation);

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        await hub.Store.Read(instanceId, withHistory: false, cancellation) is { } found ? Metadata(found.Record, getInputsAndOutputs) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        var query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>((token, size, cancellation) =>
            Page(query, token ?? query.ContinuationToken, size ?? query.PageSize, cancellation));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (await hub.Store.Read(instanceId, withHistory: false, cancellation) is null) return new PurgeResult(0);
        await Tell(instanceId, new InstanceMessage.Purge(), cancellation);
        return new PurgeResult(1);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var count = 0;
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        await foreach (var found in GetAllInstancesAsync(query).WithCancellation(cancellation))
            if (found.IsCompleted)
                count += (await PurgeInstanceAsync(found.InstanceId, options, cancellation)).PurgedInstanceCount;
        return new PurgeResult(count);
    }

    /// <summary>The client is shared by all functions and holds nothing.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Tell(string instanceId, InstanceMessage message, CancellationToken cancellation) =>
        hub.Send(instanceId, message).WaitAsync(cancellation);

    private async Task<OrchestrationMetadata> WaitFor(
        string instanceId, Func<OrchestrationMetadata, bool> condition, bool withData, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, hub.Stopping);
        while (true)
        {
            var change = hub.Watch.Next(instanceId);
            if (await GetInstancesAsync(instanceId, withData, either.Token) is { } found && condition(found)) return found;
            await change.WaitAsync(either.Token);
        }
    }

    private async Task<Page<OrchestrationMetadata>> Page(OrchestrationQuery query, string? behind, int size, CancellationToken cancellation)
    {
        var found = new List<OrchestrationMetadata>();
        await foreach (var instanceId in hub.Store.AllIds(query.InstanceIdPrefix, behind, cancellation))
        {
            if (found.Count == size) return new Page<OrchestrationMetadata>(found, found[^1].InstanceId);
            if (await GetInstancesAsync(instanceId, query.FetchInputsAndOutputs, cancellation) is { } one && Matches(one, query)) found.Add(one);
        }

        return new Page<OrchestrationMetadata>(found);
    }

    private static bool Matches(OrchestrationMetadata one, OrchestrationQuery query) =>
        !(one.CreatedAt < query.CreatedFrom)
        && !(one.CreatedAt > query.CreatedTo)
        && (query.Statuses?.ToList() is not { Count: > 0 } statuses || statuses.Contains(one.RuntimeStatus));

    private OrchestrationMetadata Metadata(InstanceRecord record, bool withData) => new(record.Name, record.InstanceId)
    {
        DataConverter = withData ? converter : null,
        RuntimeStatus = record.Status,
        CreatedAt = record.CreatedAt,
        LastUpdatedAt = record.UpdatedAt,
        SerializedInput = withData ? record.Input : null,
        SerializedOutput = withData ? record.Failure is { } failure ? $"{failure.Type}: {failure.Message}" : record.Output : null,
        SerializedCustomStatus = withData ? record.CustomStatus : null,
        Tags = record.Tags,
    };

    private static string InstanceId(string id) =>
        id.Length is > 0 and <= 256 && id[0] != '@' && !id.Any(unit => unit is '/' or '\\' or '#' or '?' || char.IsControl(unit))
            ? id
            : throw new ArgumentException($"'{id}' cannot be an instance id: 1 to 256 characters, no leading @, none of / \\ # ? and no controls.");
}
