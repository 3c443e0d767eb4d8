using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Routes;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class CustomerTests
{
    private static readonly Customer Jane = new() { Id = "17", FirstName = "Jane", LastName = "O'Neill: Ltd", Email = "jane@example.test", Phone = "555 0100", Billing = new Address { Line1 = "1 Main St", City = "Bern", Country = "CH" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_customer_costs_one_free_call_once_the_list_is_known()
    {
        await using var company = await ConnectedCompany.Start();
        await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, Jane with { Id = "1", FirstName = "Jim", Email = "jim@example.test" });
        var metered = company.Metered;

        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, Jane));

        var kept = company.Books.Find("Customer", answer.TargetId!)!;
        Assert.Equal(("Jane O'Neill Ltd", "jane@example.test", "Bern"), ((string?)kept["DisplayName"], (string?)kept["PrimaryEmailAddr"]!["Address"], (string?)kept["BillAddr"]!["City"]));
        Assert.Equal(metered + 1, company.Metered);
    }

    [Fact]
    public async Task A_customer_the_books_have_by_e_mail_is_updated_under_the_name_it_has()
    {
        await using var company = await ConnectedCompany.Start();
        var (before, name) = (company.Books.Count("Customer"), (string?)company.Books.Find("Customer", "58")!["DisplayName"]);

        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, Jane with { Email = "ADA@example.com " }));

        var kept = company.Books.Find("Customer", "58")!;
        Assert.Equal(("58", name, "555 0100"), (answer.TargetId, (string?)kept["DisplayName"], (string?)kept["PrimaryPhone"]!["FreeFormNumber"]));
        Assert.Equal(before, company.Books.Count("Customer"));
    }

    [Fact]
    public async Task A_customer_s_words_never_read_as_the_name_of_a_record()
    {
        await using var company = await ConnectedCompany.Start();
        var odd = Jane with { FirstName = "{{customers/1}}", LastName = "", Company = "{{{orders/2}}", Phone = "{{products/3}}" };

        Assert.Empty(Placeholder.In(Assert.Single(await ConnectedCompany.Planned(company.Open().Target(RecordKind.Customers)!, [odd])).Body));
        var answer = Assert.Single(await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, odd));

        Assert.Equal("{{{orders/2}}", (string?)company.Books.Find("Customer", answer.TargetId!)!["CompanyName"]);
    }

    [Fact]
    public async Task All_customers_of_one_e_mail_are_candidates()
    {
        await using var company = await ConnectedCompany.Start();
        var made = await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, Jane, Jane with { Id = "18", FirstName = "Janet" });

        var found = await Matched.Find(company.Open().Target(RecordKind.Customers)!, [Jane with { Id = "19" }], [NaturalKey.Email]);

        // Two records are sent at once, so that either may get the lower id.
        var expected = made.Select(answer => new Candidate(answer.TargetId!, answer.TargetVersion) { Entity = "Customer" });
        Assert.Equivalent(expected, Assert.Single(found).Value, strict: true);
    }

    [Fact]
    public async Task Who_was_merged_into_another_is_no_candidate()
    {
        await using var company = await ConnectedCompany.Start();
        var made = await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, Jane, Jane with { Id = "18", FirstName = "Janet" });
        Assert.Equal(2, Assert.Single(await Find()).Value.Count);

        // Queries leave out whom a merge took away, and do not tell of it either.
        company.Books.Remove("Customer", made[1].TargetId!);

        Assert.Equal([made[0].TargetId], Assert.Single(await Find()).Value.Select(candidate => candidate.Id));

        Task<IReadOnlyDictionary<RecordKey, IReadOnlyList<Candidate>>> Find() =>
            Matched.Find(company.Open().Target(RecordKind.Customers)!, [Jane with { Id = "19" }], [NaturalKey.Email]);
    }

    [Fact]
    public async Task Of_several_customers_of_one_e_mail_our_mark_tells_which()
    {
        await using var company = await ConnectedCompany.Start();
        var made = await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, Jane, Jane with { Id = "18", FirstName = "Janet" });

        var found = Assert.Single(await ConnectedCompany.Planned(company.Open().Target(RecordKind.Customers)!, [Jane with { Id = "18", FirstName = "Janet" }]));

        Assert.Equal((OperationAction.Update, made[1].TargetId), (found.Action, found.TargetId));
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData(null, true, false)]
    [InlineData("JANE@example.test", true, true)]
    [InlineData("other@example.test", false, false)]
    public async Task A_name_alone_is_enough_unless_e_mail_addresses_or_a_mark_say_otherwise(string? email, bool isMarked, bool isFound)
    {
        await using var company = await ConnectedCompany.Start();
        var id = Assert.Single(await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, Jane)).TargetId!;
        if (!isMarked) company.Books.Edit("Customer", id, row => row["Notes"] = "Pays late.");

        var found = await Matched.Find(company.Open().Target(RecordKind.Customers)!, [Jane with { Id = "18", Email = email }], [NaturalKey.DisplayName]);

        Assert.Equal(isFound, found.Count == 1);
    }

    [Fact]
    public async Task Two_of_one_name_without_addresses_stay_two()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;

        var answers = await ConnectedCompany.Write(target, Jane with { Email = null }, Jane with { Id = "18", Email = null });
        var later = await ConnectedCompany.Write(company.Open().Target(RecordKind.Customers)!, Jane with { Id = "19", Email = null });

        Assert.Distinct(answers.Concat(later).Select(answer => answer.TargetId));
    }

    [Fact]
    public async Task Nobodies_and_the_inactive_are_nobodys_candidates()
    {
        await using var company = await ConnectedCompany.Start();
        var (nobody, target) = (new Customer { Id = "5" }, company.Open().Target(RecordKind.Customers)!);
        var made = await ConnectedCompany.WriteUnmatched(target, nobody, Jane);
        company.Books.Edit("Customer", made[1].TargetId!, row => row["Active"] = false);

        Assert.Empty(await Matched.Find(company.Open().Target(RecordKind.Customers)!, [nobody with { Id = "6" }, Jane with { Id = "18" }], NaturalKeys.Of(RecordKind.Customers)));
    }

    [Fact]
    public async Task A_name_another_person_or_a_vendor_has_is_told_apart_once()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var operations = await ConnectedCompany.Planned(target, [new Customer { Id = "17", FirstName = "Acme", LastName = "Supplies", Email = "jane@example.test" }]);

        var answer = Assert.Single(await target.Write(operations, Cancellation));
        var again = Assert.Single(await company.Open().Target(RecordKind.Customers)!.Write(operations, Cancellation));

        Assert.Equal("Acme Supplies (Web 17)", (string?)company.Books.Find("Customer", answer.TargetId!)!["DisplayName"]);
        Assert.Equal(answer.TargetId, again.TargetId);
    }

    [Fact]
    public async Task Whose_id_begins_like_anothers_is_another_one()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var twenty = Assert.Single(await ConnectedCompany.WriteUnmatched(target, Jane with { Id = "20" }));

        var two = Assert.Single(await ConnectedCompany.WriteUnmatched(target, Jane with { Id = "2" }));

        Assert.NotEqual(twenty.TargetId, two.TargetId);
    }

    [Fact]
    public async Task A_taken_name_with_the_same_e_mail_is_the_same_customer_and_made_active_again()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var operations = await ConnectedCompany.Planned(target, [Jane]);
        var id = Assert.Single(await ConnectedCompany.WriteUnmatched(company.Open().Target(RecordKind.Customers)!, Jane with { Id = "99" })).TargetId!;
        company.Books.Edit("Customer", id, row => row["Active"] = false);

        var answer = Assert.Single(await target.Write(operations, Cancellation));

        Assert.Equal((id, true), (answer.TargetId, (bool)company.Books.Find("Customer", id)!["Active"]!));
    }

    [Fact]
    public async Task A_lost_answer_is_in_doubt_nothing_more_is_sent_and_settling_has_one_effect()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var operations = await ConnectedCompany.Planned(target, [.. Enumerable.Range(1, 30).Select(n => Jane with { Id = $"{n}", FirstName = $"J{n}", Email = $"j{n}@example.test" })]);
        var before = company.Books.Count("Customer");
        company.Simulator.Faults.On("POST", "/customer", nth: 3).AfterWork().Close();

        var answers = await target.Write(operations, Cancellation);
        var settled = await company.Open().Target(RecordKind.Customers)!.Settle([.. operations.Where((_, position) => answers[position].IsInDoubt)], Cancellation);

        Assert.InRange(company.Simulator.Calls.CountOf("POST", "/customer"), 3, 60);
        Assert.Contains(answers, answer => answer.IsInDoubt);
        Assert.All(settled, answer => Assert.NotNull(answer.TargetId));
        Assert.Equal(before + operations.Count, company.Books.Count("Customer"));
    }

    [Fact]
    public async Task A_throttle_leaves_the_rest_unsent()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var operations = await ConnectedCompany.Planned(target, [.. Enumerable.Range(1, 60).Select(n => Jane with { Id = $"{n}", FirstName = $"J{n}", Email = $"j{n}@example.test" })]);
        company.Simulator.Faults.On("POST", "/customer", nth: 1, times: 1000).Throttle();

        var answers = await target.Write(operations, Cancellation);

        Assert.All(answers, answer => Assert.True(answer.IsInDoubt));
        Assert.All(answers, answer => Assert.Equal(TimeSpan.FromSeconds(60), answer.Failure!.RetryAfter));
        Assert.InRange(company.Simulator.Calls.CountOf("POST", "/customer"), 1, 12);
    }

    [Fact]
    public async Task A_customer_the_bookkeeper_changed_meanwhile_is_not_overwritten_blindly()
    {
        await using var company = await ConnectedCompany.Start();
        var target = company.Open().Target(RecordKind.Customers)!;
        var made = Assert.Single(await ConnectedCompany.Write(target, Jane));
        company.Books.Edit("Customer", made.TargetId!, row => row["Notes"] = "Pays late.");
        var operations = await ConnectedCompany.Planned(target, [Jane with { Phone = "555 0199" }], _ => new TargetReference(made.TargetId!, made.TargetVersion));

        var answer = Assert.Single(await target.Write(operations, Cancellation));
        var anew = await ConnectedCompany.Planned(target, [Jane with { Phone = "555 0199" }], _ => new TargetReference(answer.TargetId!, answer.TargetVersion));
        var second = Assert.Single(await target.Write([.. anew.Select(operation => operation with { RequestId = "next" })], Cancellation));

        Assert.True(answer.HasMoved);
        Assert.Equal((made.TargetId, null), (second.TargetId, second.Failure));
        var kept = company.Books.Find("Customer", made.TargetId!)!;
        Assert.Equal(("Pays late.", "555 0199"), ((string?)kept["Notes"], (string?)kept["PrimaryPhone"]!["FreeFormNumber"]));
    }
}
