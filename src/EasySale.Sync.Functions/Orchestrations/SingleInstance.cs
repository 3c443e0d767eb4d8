using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Functions.Orchestrations;

/// <summary>Starts orchestrations of which one instance may be alive.</summary>
internal static class SingleInstance
{
    /// <summary>Starts an instance; one that is alive stays. Returns why it could not be started, null when it is alive.</summary>
    public static async Task<Exception?> Ensure(this DurableTaskClient durable, string orchestrator, object input, string id)
    {
        try
        {
            // No cancellation: what it is for is accepted, whether or not its caller still listens.
            await durable.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id), CancellationToken.None);
            return null;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return null;
        }
        catch (RpcException fault)
        {
            return fault.StatusCode == StatusCode.AlreadyExists ? null : fault;
        }
    }
}
