using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Refunds, one row each; their lines are in <c>raw</c>.</summary>
internal sealed class Refunds(SupabaseClient client, GoneRows gone, TimeProvider time) : TableStream<Refund>(client, gone, time)
{
    public override RecordKind Kind => RecordKind.Refunds;

    protected override string? Amount => "amount";

    protected override IReadOnlyList<string> Columns { get; } =
    [
        "connection_id", "source_id", "order_source_id", "currency", "amount", "reason", "date_created", "source_modified", "is_deleted", "raw",
    ];

    protected override void Map(Refund refund, PlanContext context, Utf8JsonWriter row)
    {
        row.WriteString("connection_id", context.SourceConnectionId);
        row.WriteString("source_id", refund.Id);
        row.WriteString("order_source_id", refund.OrderId);
        row.WriteString("currency", refund.Currency ?? throw Lacks(refund, "currency", "Restore the order it belongs to, which names it"));
        row.Number("amount", refund.Amount);
        row.WriteString("reason", refund.Reason);
        row.Instant("date_created", refund.CreatedAt ?? refund.ModifiedAt ?? throw Lacks(refund, "date", "Correct it in the source"));
        row.Instant("source_modified", refund.ModifiedAt);
        row.WriteBoolean("is_deleted", refund.IsDeleted);
        row.Raw(refund.Raw);
    }

    private static SyncException Lacks(Refund refund, string what, string remedy) => new(
        FailureCause.FixRecord,
        $"{SupabaseErrors.Prefix}refund_without_{what}",
        $"The source does not tell the {what} of this refund, without which it cannot be reported. {remedy}.",
        $"{refund.Key} of order {refund.OrderId}");
}
