namespace EasySale.Sync.Hosts.Tests.Accounts;

/// <summary>The system's clock, set forward by a test.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
