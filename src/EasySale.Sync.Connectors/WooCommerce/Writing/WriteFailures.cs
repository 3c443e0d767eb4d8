using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What can go wrong with a write beyond what the store says itself.</summary>
internal static class WriteFailures
{
    public static SyncException Gone(Operation operation) => Record(
        "record_gone", $"{operation.Record} was written to the shop, which no longer has it (id {operation.TargetId}). Restore it there, or remove it from the source.");

    public static SyncException InTrash(Operation operation) => Record(
        "in_trash", $"{operation.Record} is in the shop's trash (id {operation.TargetId}). Restore it there, or remove it from the source.");

    /// <param name="operation">What was sent.</param>
    /// <param name="names">Properties, as the store calls them.</param>
    public static SyncException NotKept(Operation operation, IReadOnlyList<string> names) => Record(
        "not_kept", $"The shop took {operation.Record} but keeps another {string.Join(", ", names)} than was sent. Correct the record, or allow the value in WooCommerce.");

    public static SyncException NoTrash(SyncException refusal) => new(
        FailureCause.FixSettings,
        WooCommerceErrors.Prefix + "no_trash",
        "The shop keeps no trash, so nothing was removed. Choose another value for the connection's setting \"gone\", or have the shop's host switch the trash on.",
        refusal.Detail);

    /// <summary>A record that cannot be sent as it is.</summary>
    public static SyncException Record(string code, string message) => new(FailureCause.FixRecord, WooCommerceErrors.Prefix + code, message);

    public static SyncException MayBeAtWork(TimeSpan wait) => new(
        FailureCause.TryAgain,
        WooCommerceErrors.Prefix + "batch_at_work",
        "The answer to a write was lost. The shop may still be working on it, so we wait before we look what became of it.")
    {
        RetryAfter = wait,
        IsHeldBack = true,
    };
}
