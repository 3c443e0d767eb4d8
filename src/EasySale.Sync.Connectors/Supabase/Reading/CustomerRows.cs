using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Supabase.Reading;

/// <summary>Customers as they stand in the database, edited there or not.</summary>
internal sealed class CustomerRows(SupabaseClient client, EditedStore store) : RowStream(client, store, "customers")
{
    public override RecordKind Kind => RecordKind.Customers;

    protected override string Columns => "email,first_name,last_name,company,phone,billing,shipping,date_created,is_deleted";

    protected override CommerceRecord Map(JsonElement row, string id, string connectionId) => new Customer
    {
        Id = id,
        ModifiedAt = row.ChangedAt(),
        IsDeleted = row.Flag("is_deleted"),
        Raw = row,
        Email = row.Text("email"),
        FirstName = row.Text("first_name"),
        LastName = row.Text("last_name"),
        Company = row.Text("company"),
        Phone = row.Text("phone"),
        Billing = row.Address("billing"),
        Shipping = row.Address("shipping"),
        CreatedAt = row.Instant("date_created"),
    };
}
