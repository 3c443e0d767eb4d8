using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Local.Worker;

/// <summary>This host repeats no call by itself.</summary>
internal sealed class LocalRetryContext : RetryContext
{
    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
