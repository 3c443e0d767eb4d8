namespace EasySale.Sync.Local.Durable;

/// <summary>The first state of an instance.</summary>
internal static class NewInstance
{
    public static InstanceRecord Of(string name, string instanceId, string? input, DateTimeOffset now) => new(name, instanceId)
    {
        CreatedAt = now,
        UpdatedAt = now,
        Input = input,
        Inbox = [new HistoryEvent(EventKind.ExecutionStarted, Name: name, Data: input)],
    };
}
