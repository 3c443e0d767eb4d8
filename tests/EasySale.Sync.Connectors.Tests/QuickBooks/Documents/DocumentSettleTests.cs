using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.QuickBooks.Documents;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.QuickBooks;
using Amount = EasySale.Sync.Engine.Commerce.Money;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Documents;

public sealed class DocumentSettleTests
{
    private static readonly GatewaySwitches Forgetful = new() { RequestIdLife = TimeSpan.Zero };

    private const string Duplicate = """{"Fault":{"Error":[{"Message":"Duplicate Request ID","Detail":"Duplicate Request ID","code":"600"}],"type":"ValidationFault"}}""";

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_creation_whose_answer_is_lost_is_made_once(bool remembersRequests, bool ownNumbers)
    {
        await using var books = await LiveBooks.Start(gateway: remembersRequests ? new() : Forgetful, ownNumbers: ownNumbers);
        var operation = Assert.Single(await books.Plan(Sold.Order));
        books.Simulator.Faults.On("POST", "/salesreceipt").AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        var answer = Assert.Single(await books.Settle(operation));

        Assert.Equal((null, new Amount(104.05m, "USD")), (answer.Failure, answer.Total));
        Assert.Equal(1, books.Company.Count("SalesReceipt"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_creation_that_was_copied_since_is_found_and_not_its_copy(bool ownNumbers)
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful, ownNumbers: ownNumbers);
        var operation = Assert.Single(await books.Plan(Sold.Order));
        books.Simulator.Faults.On("POST", "/salesreceipt").AfterWork().Close();
        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);

        var original = Assert.Single(books.Company.All("SalesReceipt"));
        books.Time.Advance(TimeSpan.FromMinutes(1));
        var copy = (JsonObject)original.DeepClone();
        copy["Id"] = "1";
        books.Company.Add("SalesReceipt", copy);

        Assert.Equal((string?)original["Id"], Assert.Single(await books.Settle(operation)).TargetId);
    }

    [Fact]
    public async Task A_creation_that_never_arrived_is_sent_when_settled()
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful);
        var operation = Assert.Single(await books.Plan(Sold.Order));
        books.Simulator.Faults.On("POST", "/salesreceipt").Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.Null(Assert.Single(await books.Settle(operation)).Failure);
        Assert.Equal(1, books.Company.Count("SalesReceipt"));
    }

    [Theory]
    [InlineData("№–1050")]
    [InlineData("O'Neil \\ 1050")]
    [InlineData("1050 \U0001f384")]
    public async Task A_creation_is_found_whatever_its_number_is_written_with(string number)
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful);
        var operation = Assert.Single(await books.Plan(Sold.Order with { Number = number }));
        books.Simulator.Faults.On("POST", "/salesreceipt").AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.Null(Assert.Single(await books.Settle(operation)).Failure);
        Assert.Equal(1, books.Company.Count("SalesReceipt"));
    }

    [Fact]
    public async Task A_creation_QuickBooks_says_it_has_got_already_stays_in_doubt_until_it_is_found()
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful);
        var operation = Assert.Single(await books.Plan(Sold.Order));
        books.Simulator.Faults.On("POST", "/salesreceipt").Answer(400, Duplicate);

        Assert.True(Assert.Single(await books.Settle(operation)).IsInDoubt);

        // Nobody waits for ever.
        books.Simulator.Faults.On("POST", "/salesreceipt").Answer(400, Duplicate);
        var failure = Assert.Single(await books.Settle(operation with { AnnouncedAt = operation.AnnouncedAt.AddHours(-2) })).Failure!;
        Assert.Equal((FailureCause.FixRecord, "quickbooks.sent_before"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task A_payment_whose_answer_is_lost_is_made_once()
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful);
        await books.Write(Sold.Unpaid);
        var payment = (await books.Plan(Sold.Order)).Single(operation => operation.Purpose == DocumentPurposes.Payment);
        books.Simulator.Faults.On("POST", "/payment").AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(payment)).IsInDoubt);
        Assert.Null(Assert.Single(await books.Settle(payment)).Failure);
        Assert.Equal(1, books.Company.Count("Payment"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_update_whose_answer_is_lost_is_made_or_planned_anew(bool remembersRequests)
    {
        await using var books = await LiveBooks.Start(gateway: remembersRequests ? new() : Forgetful);
        await books.Write(Sold.Order);
        var edited = Sold.Order with { CustomerNote = "Ring twice" };
        var operation = Assert.Single(await books.Plan(edited));
        books.Simulator.Faults.On("POST", "/salesreceipt").AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.Equal(remembersRequests, !Assert.Single(await books.Settle(operation)).HasMoved);
        if (!remembersRequests) Assert.Null(Assert.Single(await books.Write(edited)).Failure);
        Assert.Equal("Ring twice", (string?)books.Made(Sold.Order)["CustomerMemo"]!["value"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_void_whose_answer_is_lost_is_done_once(bool remembersRequests)
    {
        await using var books = await LiveBooks.Start(gateway: remembersRequests ? new() : Forgetful, settings: ("cancelledOrders", "void"));
        await books.Write(Sold.Order);
        var operation = Assert.Single(await books.Plan(Sold.Order with { Status = "cancelled" }));
        books.Simulator.Faults.On("POST", "/salesreceipt").AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.NotNull(Assert.Single(await books.Settle(operation)).SkipReason);
        var note = (string?)books.Made(Sold.Order)["PrivateNote"];
        Assert.Equal(2, note!.Split("Voided").Length);
    }

    [Theory]
    [InlineData(-5, true)]
    [InlineData(-5, false)]
    [InlineData(5, true)]
    [InlineData(5, false)]
    public async Task An_invoice_and_its_payment_are_settled_in_the_turns_of_writing(int more, bool documentFirst)
    {
        await using var books = await LiveBooks.Start(gateway: Forgetful, settings: ("paidDocument", "invoice"));
        await books.Write(Sold.Order);
        // The payment moved the invoice's version: this says where it stands.
        await books.WriteTogether(Sold.Order);
        var edited = Sold.Order with { GrandTotal = 104.05m + more, Lines = [.. Sold.Order.Lines.Select(line => line.Kind == OrderLineKind.Shipping ? line with { Total = line.Total + more } : line)] };
        var operations = (await books.Plan(edited)).OrderBy(operation => operation.Entity == Entities.Payment == documentFirst).ToList();

        Assert.All(await books.SettleTogether(operations), answer => Assert.Null(answer.Failure));
        await books.WriteTogether(edited);

        var (invoice, payment) = (books.Made(Sold.Order), books.Made(Sold.Order, DocumentPurposes.Payment));
        Assert.Equal((104.05m + more, 0m, 104.05m + more), (LiveBooks.Number(invoice["TotalAmt"]), LiveBooks.Number(invoice["Balance"]), LiveBooks.Number(payment["TotalAmt"])));
    }

    [Fact]
    public async Task A_correction_whose_answer_is_lost_is_made_once()
    {
        await using var books = await LiveBooks.Start(settings: ("onDifference", "roundingLine"));
        var operation = Assert.Single(await books.Plan(Sold.Order)) with { Expected = new Amount(104.06m, "USD") };
        books.Simulator.Faults.On("POST", "/salesreceipt", nth: 2).AfterWork().Close();

        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.Null(Assert.Single(await books.Settle(operation)).Failure);
        Assert.Equal(104.06m, LiveBooks.Number(books.Made(Sold.Order)["TotalAmt"]));
    }

    [Fact]
    public async Task After_a_lost_answer_nothing_more_is_sent()
    {
        await using var books = await LiveBooks.Start();
        var operation = Assert.Single(await books.Plan(Sold.Order));
        books.Simulator.Faults.On("POST", "/salesreceipt").Throttle();
        Assert.Equal(OperationAction.Create, operation.Action);
        Assert.True(Assert.Single(await books.Send(operation)).IsInDoubt);
        Assert.Equal(0, books.Company.Count("SalesReceipt"));
    }
}
