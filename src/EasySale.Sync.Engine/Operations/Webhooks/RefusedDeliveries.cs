using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>
/// Answers deliveries that prove nothing. The answer never says whether the connection exists. Only refusals are limited: what is
/// verified is always taken, also from a sender who was refused before.
/// </summary>
public sealed class RefusedDeliveries(TimeProvider time)
{
    private readonly MinuteCounts _counts = new(time);

    /// <param name="place">The address it was sent to.</param>
    /// <param name="sender">Who sent it, such as an IP address.</param>
    /// <returns>401, or 429 for a sender who keeps trying.</returns>
    public ProblemException Refuse(string place, string sender) => new(
        _counts.Add($"{place}\n{sender}") > InboxDefaults.RefusalsPerMinute ? KnownProblems.TooManyUnverified(_counts.Left()) : KnownProblems.Unverified);
}
