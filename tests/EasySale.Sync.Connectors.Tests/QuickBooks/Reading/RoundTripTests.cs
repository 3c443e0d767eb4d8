using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>What we wrote comes back as it was, as far as the books can hold it: nobody takes our own echo for a change.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string?> Word = Gen.Elements<string?>(null, "Zoë", "O'Neill", "van der Berg", "Müller & Söhne", "李", "Anne-Marie");
    private static readonly Gen<string?> Line = Gen.Elements<string?>(null, "1 Main St", "Apt. 4 \"rear\"", "Straße 7");
    private static readonly Gen<string?> Country = Gen.Elements<string?>(null, "US", "CA", "CH", "GB");

    private static readonly Gen<Address?> Addresses =
        from line in Line
        from second in Line
        from city in Gen.Elements<string?>(null, "Bern", "Québec")
        from region in Gen.Elements<string?>(null, "BC", "Zug")
        from code in Gen.Elements<string?>(null, "94043", "H2X 1Y4")
        from country in Country
        let address = new Address { Line1 = line, Line2 = second, City = city, Region = region, PostalCode = code, Country = country }
        select address == new Address() ? null : address;

    private static readonly Gen<Customer> Any =
        from first in Word
        from last in Word
        from company in Gen.Elements<string?>(null, "Acme", "Engines & Co")
        from email in Gen.Elements<string?>(null, "jane@example.test", "j.o'neill+shop@example.test")
        from phone in Gen.Elements<string?>(null, "+41 31 555 01 00")
        from billing in Addresses
        from shipping in Addresses
        from currency in Gen.Elements<string?>(null, "EUR")
        select new Customer { Id = "1", FirstName = first, LastName = last, Company = company, Email = email, Phone = phone, Billing = billing, Shipping = shipping, Currency = currency };

    [Fact]
    public async Task A_customer_comes_back_with_the_content_that_was_written()
    {
        await using var company = await ConnectedCompany.Start(seed: "ca");
        var wanted = Gen.Sample(Any, 200).Select((customer, index) => customer with { Id = $"{index + 1}" }).ToList();
        var answers = await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, wanted);
        Assert.All(answers, answer => Assert.Null(answer.Failure));

        var read = await Back(company, RecordKind.Customers, answers);

        Assert.Equal(wanted.Zip(answers).Select(pair => pair.First with { Id = pair.Second.TargetId! }), read.Cast<Customer>().Select(Content));
        Assert.Equal(wanted.Select(customer => new RecordOrigin("woo", customer.Id)), read.Cast<Customer>().Select(customer => customer.Origin));
        Assert.Equal(answers.Select(answer => answer.TargetVersion), read.Select(record => record.Version));
    }

    [Fact]
    public async Task A_product_comes_back_with_name_sku_and_price()
    {
        await using var company = await ConnectedCompany.Start();
        var sock = new Product { Id = "21", Type = "simple", Name = "Wool sock", Status = "publish", Sku = "SOCK", Price = 19.99m };
        var answers = await ConnectedCompany.Write(company.Open().Target(RecordKind.Products)!, sock, sock with { Id = "22", Name = "Cap", Sku = null, Price = null });

        var read = (await Back(company, RecordKind.Products, answers)).Cast<Product>().ToList();

        Assert.Equal((sock.Name, sock.Sku, sock.Price, sock.Type, sock.Status, (string?)null), (read[0].Name, read[0].Sku, read[0].Price, read[0].Type, read[0].Status, read[0].Description));
        Assert.Equal(("Cap", null), (read[1].Name, read[1].Sku));
    }

    [Fact]
    public async Task A_name_told_apart_is_no_name_of_its_own_and_one_the_bookkeeper_gave_is()
    {
        await using var company = await ConnectedCompany.Start();
        var customer = new Customer { Id = "17", FirstName = "Acme", LastName = "Supplies", Email = "jane@example.test" };
        var answers = await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, customer);
        Assert.Equal("Acme Supplies (Web 17)", (string?)company.Books.Find("Customer", answers[0].TargetId!)!["DisplayName"]);
        Assert.Null(((Customer)(await Back(company, RecordKind.Customers, answers))[0]).DisplayName);

        company.Books.Edit("Customer", answers[0].TargetId!, row => row["DisplayName"] = "Jane at Acme");
        Assert.Equal("Jane at Acme", ((Customer)(await Back(company, RecordKind.Customers, answers))[0]).DisplayName);
    }

    private static Customer Content(Customer read) =>
        read with { ModifiedAt = null, Mark = null, Version = null, Raw = null, CreatedAt = null, Origin = null };

    private static async Task<IReadOnlyList<CommerceRecord>> Back(ConnectedCompany company, RecordKind kind, IReadOnlyList<WriteAnswer> answers)
    {
        var ids = answers.Select(answer => answer.TargetId!).ToList();
        var read = (await company.Open().Source(kind)!.ReadByIds(ids, TestContext.Current.CancellationToken)).ToDictionary(item => item.Id, item => item.Record!);
        return [.. ids.Select(id => read[id])];
    }
}
