namespace EasySale.Sync.Engine.Connecting;

/// <summary>One line of a source's list of ids.</summary>
/// <param name="Id">The source's id.</param>
/// <param name="ModifiedAt">As <see cref="Commerce.CommerceRecord.ModifiedAt"/>; null where the list does not say.</param>
/// <param name="Mark">As <see cref="Commerce.CommerceRecord.Mark"/>; null where the list does not say.</param>
/// <param name="IsWalked">False for what a walk leaves out although it exists (the trash): known, but never missing.</param>
public sealed record ListedRecord(string Id, DateTimeOffset? ModifiedAt = null, string? Mark = null, bool IsWalked = true);
