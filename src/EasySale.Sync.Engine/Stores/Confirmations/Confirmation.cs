namespace EasySale.Sync.Engine.Stores.Confirmations;

/// <summary>That a user may confirm a plan, once, with a token of which only the hash is kept.</summary>
/// <param name="PlanId">The plan, and no other.</param>
/// <param name="UserId">The user, and no other.</param>
/// <param name="ExpiresAt">When it is worth nothing any more.</param>
/// <param name="IsSecond">It is the second one, asked for because the plan takes something away.</param>
public sealed record Confirmation(string PlanId, string UserId, DateTimeOffset ExpiresAt, bool IsSecond)
{
    public bool IsUsed { get; init; }
}
