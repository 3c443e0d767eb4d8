using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

public sealed class TimerSample(Ledger ledger)
{
    [Function("EveryFiveMinutes")]
    public void EveryFiveMinutes([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client) =>
        ledger.Note($"five {timer.IsPastDue} {client.Name}");

    [Function("Configured")]
    public void Configured([TimerTrigger("%SAMPLE_SCHEDULE%")] TimerInfo timer) => ledger.Note("configured");

    [Function("Slow")]
    public async Task Slow([TimerTrigger("01:00:00")] TimerInfo timer, CancellationToken cancellation)
    {
        ledger.Note($"slow {timer.IsPastDue}");
        await ledger.Gate.Task.WaitAsync(cancellation);
    }

    [Function("AtStart")]
    public void AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) => ledger.Note("at start");
}
