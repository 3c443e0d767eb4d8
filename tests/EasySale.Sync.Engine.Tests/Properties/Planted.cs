using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Runs;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>A shop whose customers are known to the last letter, and a day on which something goes wrong.</summary>
/// <param name="Number">Tells this case's people from all others.</param>
/// <param name="Orders">Orders of guests; every third has an account instead.</param>
/// <param name="Trouble">What goes wrong.</param>
/// <param name="At">With which order.</param>
public sealed record Planted(int Number, int Orders, Trouble Trouble, int At)
{
    public static Gen<Planted> Any { get; } =
        from number in Gen.Choose(10_000, 99_999)
        from orders in Gen.Choose(1, 5)
        from trouble in Gen.Elements(Enum.GetValues<Trouble>())
        from at in Gen.Choose(1, orders)
        select new Planted(number, orders, trouble, at);

    /// <summary>What nobody may read who only looks.</summary>
    public IReadOnlyList<string> Words => [Name, Mail, Street, $"quirin{Number}"];

    private string Name => $"Quirina{Number}";

    private string Mail => $"quirin{Number}@people.test";

    private string Street => $"Jasmine Street {Number}";

    public SyncHouse Furnish(OverheardLogs logs)
    {
        var house = new SyncHouse { Logs = logs, Ledger = new FakeLedger { DemandsCustomers = true, KeepsPayments = true } };
        house.Shop.Customer(1, Name);
        for (var id = 1; id <= Orders; id++) house.Shop.Order(id, customer: id % 3 == 0 ? 1 : null, status: Street, guest: id % 3 == 0 ? null : Mail, paid: id % 2 == 0);
        house.Shop.Tells = record => Trouble == Trouble.Reading ? throw Fault : $$"""{"street":"{{Street}}","mail":"{{Mail}}"}""";
        if (Trouble == Trouble.Planning) house.Ledger.Skips = record => record.Id == $"{At}" ? throw Fault : null;
        if (Trouble == Trouble.Writing) house.Ledger.BeforeTaking = () => throw Fault;
        house.Ledger.Refuses = operation => Trouble == Trouble.Refused && IsConcerned(operation.Record)
            ? new SyncException(FailureCause.FixRecord, "ledger.closed", $"{operation.Record} is closed.", $"id {operation.Record.Id}")
            : null;
        house.Ledger.Doubts = operation => Trouble == Trouble.InDoubt && IsConcerned(operation.Record) ? new SyncException(FailureCause.TryAgain, "ledger.timeout", $"No answer for {operation.Record}.") : null;
        return house;
    }

    // Faults of libraries repeat what they were given.
    private FormatException Fault => new($"The input string '{Name}, {Mail}, {Street}' was not in a correct format.", new FormatException(Mail));

    private bool IsConcerned(RecordKey record) => record.Kind == RecordKind.Customers || record.Id == $"{At}";
}
