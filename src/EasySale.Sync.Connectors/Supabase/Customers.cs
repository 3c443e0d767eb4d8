using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>Customer accounts, one row each.</summary>
internal sealed class Customers(SupabaseClient client, GoneRows gone, TimeProvider time) : TableStream<Customer>(client, gone, time)
{
    public override RecordKind Kind => RecordKind.Customers;

    protected override IReadOnlyList<string> Columns { get; } =
    [
        "connection_id", "source_id", "email", "first_name", "last_name", "company", "phone", "billing", "shipping",
        "date_created", "source_modified", "is_deleted", "raw",
    ];

    protected override void Map(Customer customer, PlanContext context, Utf8JsonWriter row)
    {
        row.WriteString("connection_id", context.SourceConnectionId);
        row.WriteString("source_id", OwnId(customer, context));
        row.WriteString("email", customer.Email);
        row.WriteString("first_name", customer.FirstName);
        row.WriteString("last_name", customer.LastName);
        row.WriteString("company", customer.Company);
        row.WriteString("phone", customer.Phone);
        row.Address("billing", customer.Billing);
        row.Address("shipping", customer.Shipping);
        row.Instant("date_created", customer.CreatedAt);
        row.Instant("source_modified", customer.ModifiedAt);
        row.WriteBoolean("is_deleted", customer.IsDeleted);
        row.Raw(customer.Raw);
    }
}
