using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.QuickBooks.Reading;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Connectors.Tests.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>The example exchanges' entities as records.</summary>
public sealed class RecordedMapTests
{
    private static readonly DateTimeOffset Morning = new(2026, 6, 15, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_recorded_customer_is_a_record_with_all_it_tells()
    {
        var rows = RecordedEntities.All("Customer");
        Assert.True(rows.Count > 15, $"{rows.Count} customers");
        Assert.All(rows, row =>
        {
            var customer = CustomerMap.From(row, "USD");
            Assert.Equal((row.Text("Id"), CustomerMap.Email(row), !row.IsActive()), (customer.Id, customer.Email, customer.IsDeleted));
            Assert.Equal((row.Text("GivenName"), row.Text("FamilyName"), row.CreatedAt()), (customer.FirstName, customer.LastName, customer.CreatedAt));
            Assert.True(customer.DisplayName is not null || row.Text("DisplayName")!.StartsWith(CustomerMap.DisplayName(customer), StringComparison.Ordinal));
            Assert.Null(customer.Currency);
        });
    }

    [Fact]
    public void A_customer_is_told_in_the_houses_words()
    {
        var jane = CustomerMap.From(RecordedEntities.Body("customer/create").GetProperty("Customer"), "USD");
        var home = new Address { Line1 = "1 Main St", City = "Mountain View", Region = "CA", PostalCode = "94043", Country = "US" };
        Assert.Equal(
            new Customer
            {
                Id = "62",
                DisplayName = "Jane Doe (jane@example.com)",
                Email = "jane@example.com",
                FirstName = "Jane",
                LastName = "Doe",
                Phone = "(555) 555-0100",
                Billing = home,
                Shipping = home,
                CreatedAt = Morning,
            },
            jane);
    }

    [Fact]
    public void An_inactive_customer_is_deleted_and_keeps_the_name_it_had()
    {
        var gone = CustomerMap.From(RecordedEntities.Body("customer/deactivate").GetProperty("Customer"), "USD");
        Assert.Equal((true, "Jane Doe (jane@example.com)"), (gone.IsDeleted, gone.DisplayName));
    }

    [Fact]
    public void Every_recorded_item_that_is_no_category_is_a_product()
    {
        var rows = RecordedEntities.All("Item");
        Assert.Contains(rows, ItemMap.IsCategory);
        Assert.Contains(rows, ItemMap.IsCounted);
        Assert.All(rows.Where(row => !ItemMap.IsCategory(row)), row =>
        {
            var product = ItemMap.From(row);
            Assert.Equal((row.Text("Id"), row.Text("Sku"), row.Number("UnitPrice")), (product.Id, product.Sku, product.Price));
            Assert.Equal(row.Text("Type") == "Inventory" ? row.Number("QtyOnHand") : null, product.StockQuantity);
            if (ItemMap.IsCounted(row)) Assert.Equal((product.Id, product.StockQuantity), (ItemMap.Stock(row).ProductId, ItemMap.Stock(row).Quantity));
        });
    }

    [Fact]
    public void An_item_is_told_in_the_houses_words()
    {
        var widget = ItemMap.From(RecordedEntities.Body("item/create-inventory").GetProperty("Item"));
        Assert.Equal(
            new Product
            {
                Id = "30",
                Type = "simple",
                Name = "Red Widget",
                Status = "publish",
                Sku = "WID-RED",
                Description = "A red widget",
                Price = 21.5m,
                ManagesStock = true,
                StockQuantity = 10,
                CreatedAt = new DateTimeOffset(2026, 6, 15, 18, 0, 0, TimeSpan.Zero),
            },
            widget);
    }

    [Fact]
    public void Every_recorded_invoice_is_a_payment_state_that_adds_up()
    {
        var (rows, payments) = (RecordedEntities.All("Invoice"), RecordedEntities.All("Payment").ToDictionaryByLast(row => row.Id()));
        Assert.True(rows.Count > 10, $"{rows.Count} invoices");
        Assert.All(rows, row =>
        {
            var payment = PaymentMap.From(row, payments, new Books().Company);
            Assert.Equal((row.Id(), row.Text("DocNumber"), row.Number("Balance")), (payment.OrderId, payment.OrderNumber, payment.Balance));
            Assert.True(payment.Amount + payment.Balance <= payment.OrderTotal || payment.State == PaymentState.Voided);
            Assert.Equal(row.Text("PrivateNote")?.StartsWith("Voided", StringComparison.Ordinal) == true, payment.IsDeleted);
        });
    }

    [Fact]
    public void What_is_watched_for_its_shape_is_in_every_recorded_row()
    {
        void Has(string entity, IReadOnlyList<string> properties, Func<JsonElement, bool> isTold) =>
            Assert.All(RecordedEntities.All(entity).Where(isTold), row => Assert.All(properties, property => Assert.True(row.TryGetProperty(property, out _), $"{entity} {row.Text("Id")}: {property}")));
        Has("Customer", CustomerMap.AlwaysTold, _ => true);
        Has("Item", ItemMap.AlwaysTold, _ => true);
        Has("Item", [ItemMap.Quantity], ItemMap.IsCounted);
        Has("Invoice", PaymentMap.AlwaysTold, _ => true);
    }

    [Theory]
    [InlineData("changes-and-deletes", 3)]
    [InlineData("nothing-changed", 0)]
    public void The_feeds_answers_are_read(string name, int rows)
    {
        var answer = ChangeAnswer.Of(RecordedEntities.Body($"cdc/{name}"))!;
        Assert.Equal((rows, false), (answer.Rows.Sum(entity => entity.Count()), answer.IsFull));
        Assert.NotNull(answer.Time);
        Assert.Equal(rows == 0 ? [] : ["131"], answer.Deleted("Invoice"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"CDCResponse":[]}""")]
    [InlineData("""{"CDCResponse":[{"Fault":{}}]}""")]
    public void What_is_no_answer_of_the_feed_is_not_taken_for_an_empty_one(string body) => Assert.Null(ChangeAnswer.Of(JsonElement.Parse(body)));
}
