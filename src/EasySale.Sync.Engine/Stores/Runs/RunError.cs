using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Engine.Stores.Runs;

/// <summary>Why a run or step stopped.</summary>
public sealed record RunError(FailureCause Cause, string Code, string Message, string? Detail)
{
    public static RunError Of(SyncException failure) => new(failure.Cause, failure.Code, failure.MerchantMessage, failure.Detail);
}
