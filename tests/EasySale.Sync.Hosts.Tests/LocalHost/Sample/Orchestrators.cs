using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

/// <summary>Orchestrators of the tests. They write to the ledger, which real ones may not.</summary>
public sealed class Orchestrators(Ledger ledger)
{
    [Function(nameof(Chain))]
    public async Task<int> Chain([OrchestrationTrigger] TaskOrchestrationContext context, int steps)
    {
        ledger.Note("chain runs");
        var total = 0;
        for (var step = 1; step <= steps; step++) total = await context.CallActivityAsync<int>("Add", new Sum(total, step));
        return total;
    }

    [Function(nameof(Everything))]
    public async Task<string> Everything([OrchestrationTrigger] TaskOrchestrationContext context, string input)
    {
        if (input == "again")
        {
            await context.CallActivityAsync("add", new Sum(50, 50));
            return "done " + await context.WaitForExternalEvent<string>("kept");
        }

        var first = await context.CallActivityAsync<int>("Add", new Sum(1, 1));
        var both = await Task.WhenAll(
            context.CallActivityAsync<int>("Add", new Sum(first, 10)), context.CallActivityAsync<int>("Add", new Sum(first, 20)));
        var child = await context.CallSubOrchestratorAsync<int>("Chain", 2);
        context.SetCustomStatus(new { Total = both.Sum() + child });
        context.SendEvent(context.InstanceId, "kept", $"{both.Sum() + child}");
        await context.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
        context.ContinueAsNew("again");
        return "";
    }

    [Function(nameof(Retries))]
    public async Task<string> Retries([OrchestrationTrigger] TaskOrchestrationContext context, int attempts)
    {
        try
        {
            var options = TaskOptions.FromRetryPolicy(new RetryPolicy(attempts, TimeSpan.FromSeconds(10), 2));
            return await context.CallActivityAsync<string>("Flaky", "good", options);
        }
        catch (TaskFailedException e) when (e.FailureDetails.IsCausedBy<TimeoutException>())
        {
            return $"{e.TaskName}: {e.FailureDetails.ErrorMessage} / {e.FailureDetails.InnerFailure!.ErrorMessage}";
        }
    }

    [Function(nameof(AsksBeforeRetry))]
    public async Task<string> AsksBeforeRetry([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 2);
        return await context.CallActivityAsync<string>("Flaky", "good", options);
    }

    [Function(nameof(Sleeps))]
    public async Task<DateTime> Sleeps([OrchestrationTrigger] TaskOrchestrationContext context, TimeSpan span)
    {
        await context.CreateTimer(span, CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function(nameof(Listens))]
    public async Task<string> Listens([OrchestrationTrigger] TaskOrchestrationContext context, TimeSpan timeout)
    {
        ledger.Note("listens runs");
        try
        {
            var word = timeout == TimeSpan.Zero
                ? await context.WaitForExternalEvent<string>("word")
                : await context.WaitForExternalEvent<string>("word", timeout);
            return "heard " + word;
        }
        catch (TaskCanceledException)
        {
            return "nothing heard";
        }
    }

    [Function(nameof(Fickle))]
    public async Task<string> Fickle([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (ledger.Whim != "nothing") await context.CallActivityAsync(ledger.Whim, ledger.Whim == "Add" ? new Sum(1, 1) : "x");
        ledger.Note("fickle waits");
        return await context.WaitForExternalEvent<string>("word");
    }

    [Function(nameof(AwaitsForeign))]
    public async Task AwaitsForeign([OrchestrationTrigger] TaskOrchestrationContext context, bool besidesAnActivity)
    {
        if (besidesAnActivity) _ = context.WaitForExternalEvent<string>("never");
        await ledger.Gate.Task;
    }

    [Function(nameof(TakesInterface))]
    public string TakesInterface([OrchestrationTrigger] TaskOrchestrationContext context, IReadOnlyList<string>? input) =>
        $"{(input is null ? "null" : "bound")} {context.GetInput<List<string>>()!.Count}";

    [Function(nameof(Guids))]
    public async Task<Guid[]> Guids([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Guid[] guids = [context.NewGuid(), context.NewGuid()];
        foreach (var guid in guids) ledger.Note(guid.ToString());
        await context.CallActivityAsync("Add", new Sum(0, 0));
        return guids;
    }

    [Function(nameof(CallsUnknown))]
    public Task CallsUnknown([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Nobody");
}
