using Microsoft.DurableTask;

namespace EasySale.Sync.Local.Durable.Replaying;

/// <summary>Attempts of a call by its retry policy or handler, waiting in durable timers.</summary>
internal sealed class RetryLoop(ReplayContext context, TaskRetryOptions? options)
{
    public async Task<string?> Run(Func<Task<string?>> attempt)
    {
        var started = context.CurrentUtcDateTime;
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (ActionFailedException e)
            {
                if (!await GoesOn(number, e.Failure, started)) throw e.ToTaskFailed();
            }
        }
    }

    private async Task<bool> GoesOn(int number, Failure failure, DateTime started)
    {
        if (failure.IsFinal) return false;
        var spent = context.CurrentUtcDateTime - started;
        if (options?.Handler is { } handler)
            return await handler(new RetryContext(context, number, failure.ToDetails(), spent, CancellationToken.None));
        if (options?.Policy is not { } policy || number >= policy.MaxNumberOfAttempts) return false;
        if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && spent >= policy.RetryTimeout) return false;
        await context.CreateTimer(Delay(policy, number), CancellationToken.None);
        return true;
    }

    private static TimeSpan Delay(RetryPolicy policy, int number)
    {
        var milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, number - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(1000) : policy.MaxRetryInterval;
        return milliseconds >= longest.TotalMilliseconds ? longest : TimeSpan.FromMilliseconds(milliseconds);
    }
}
