using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Hosts.Tests.OneMachine.Sample;

public sealed class Activities(Ledger ledger)
{
    [Function(nameof(Add))]
    public Task<int> Add([ActivityTrigger] Sum sum)
    {
        ledger.Note($"add {sum.Left}+{sum.Right}");
        return Task.FromResult(sum.Left + sum.Right);
    }

    [Function(nameof(Flaky))]
    public string Flaky([ActivityTrigger] string input)
    {
        ledger.Note("flaky");
        if (ledger.Failures-- > 0) throw new TimeoutException("not now", new InvalidOperationException("beneath"));
        return input;
    }

    [Function(nameof(Patient))]
    public async Task<string> Patient([ActivityTrigger] string input, FunctionContext context)
    {
        ledger.Note("patient");
        await ledger.Gate.Task.WaitAsync(context.CancellationToken);
        ledger.Note("patient done");
        return input;
    }
}
