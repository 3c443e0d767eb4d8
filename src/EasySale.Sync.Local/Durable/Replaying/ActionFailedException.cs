using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>An attempt failed; the code sees a <see cref="TaskFailedException"/> once there is no other.</summary>
internal sealed class ActionFailedException(string name, int id, Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;

    public TaskFailedException ToTaskFailed() => new(name, id, failure.ToDetails());
}
