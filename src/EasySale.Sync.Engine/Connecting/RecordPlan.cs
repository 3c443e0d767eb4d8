namespace EasySale.Sync.Engine.Connecting;

/// <summary>What is to be done for one record: operations in order, or none for a reason.</summary>
public sealed record RecordPlan
{
    private RecordPlan(IReadOnlyList<Draft> drafts, string? skipReason) => (Drafts, SkipReason) = (drafts, skipReason);

    public IReadOnlyList<Draft> Drafts { get; }

    /// <summary>Why nothing is done, in the merchant's words; null when something is.</summary>
    public string? SkipReason { get; }

    public static RecordPlan Of(params IReadOnlyList<Draft> drafts) => new(drafts, null);

    public static RecordPlan Skip(string reason) => new([], reason);
}
