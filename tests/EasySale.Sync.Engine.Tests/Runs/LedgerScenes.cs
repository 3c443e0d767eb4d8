using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Runs;

/// <summary>Houses in which a ledger asks everything of the engine that ledgers ask: what the crash tests go through.</summary>
internal static class LedgerScenes
{
    public static readonly SyncException Closed = new(FailureCause.FixRecord, "ledger.closed", "The month is closed. Open it.");
    public static readonly SyncException Cents = new(FailureCause.FixRecord, "ledger.cents", "The total differs by a cent. Look at it.");
    public static readonly SyncException Timeout = new(FailureCause.TryAgain, "ledger.timeout", "The ledger did not say.");

    private static readonly Dictionary<string, Func<Task<SyncHouse>>> Houses = new()
    {
        ["waves"] = () => Task.FromResult(Waves()),
        ["answers in doubt"] = () => Task.FromResult(InDoubt()),
        ["carried, adopted and gone"] = () => Task.FromResult(Carried()),
        ["moved"] = Moved,
        ["questioned"] = () => Task.FromResult(Questioned()),
        ["questioned again"] = QuestionedAgain,
        ["corrected"] = Corrected,
    };

    public static IReadOnlyCollection<string> All => Houses.Keys;

    public static Func<Task<SyncHouse>>? Find(string scene) => Houses.GetValueOrDefault(scene);

    private static SyncHouse Waves()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { KeepsPayments = true, DemandsCustomers = true } };
        for (var id = 1; id <= 9; id++) house.Shop.Order(id, total: id, paid: id % 4 != 0);
        house.Ledger.Follows = id => id switch { "1" => "6", "3" => "5", "8" => "2", "9" => "3", _ => null };
        house.Ledger.Refuses = operation => operation.Record.Id == "5" || (operation.Record.Id == "6" && operation.Purpose != Purposes.Record) ? Closed : null;
        return house;
    }

    private static SyncHouse InDoubt()
    {
        var house = Waves();
        house.Ledger.Doubts = operation => (operation.Record.Id, operation.Purpose) is ("6", Purposes.Record) or ("2", FakeLedgerStream.Payment) or ("3", _) ? Timeout : null;
        house.Ledger.Questions = operation => (operation.Record.Id, operation.Purpose) is ("3", Purposes.Record) or ("7", _) ? Cents : null;
        return house;
    }

    private static SyncHouse Carried()
    {
        var house = new SyncHouse { Ledger = new FakeLedger { KeepsPayments = true, DemandsCustomers = true } };
        for (var id = 1; id <= 5; id++) house.Shop.Order(id, guest: id % 2 == 0 ? "even@x.test" : "odd@x.test", paid: true);
        house.Shop.Customer(17, "Known");
        house.Shop.Order(6, customer: 17);
        house.Shop.Order(7, customer: 98);
        house.Shop.Order(8, customer: 99, paid: true);
        house.Ledger.Books.Open("old-1", "Known");
        house.Ledger.Known["Known"] = "old-1";
        house.Ledger.CanDoWithout = customer => customer.Id == "99";
        return house;
    }

    private static async Task<SyncHouse> Moved()
    {
        var house = Waves();
        await house.Sync();
        house.Ledger.Refuses = _ => null;
        foreach (var id in new[] { 2, 4, 7 }) house.Shop.Order(id, total: 100 + id, paid: true);
        house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "2"), "by hand");
        house.Ledger.Books.Edit(new RecordKey(RecordKind.Orders, "4"), "by hand");
        return house;
    }

    private static SyncHouse Questioned()
    {
        var house = Waves();
        house.Ledger.Questions = operation => (operation.Record.Id, operation.Purpose) is ("2", Purposes.Record) or ("7", FakeLedgerStream.Payment) or ("8", _) ? Cents : null;
        return house;
    }

    private static async Task<SyncHouse> QuestionedAgain()
    {
        var house = Questioned();
        await house.Sync();
        house.Ledger.Questions = operation => operation.Record.Id == "2" ? Cents : null;
        return house;
    }

    private static async Task<SyncHouse> Corrected()
    {
        var house = Waves();
        house.Ledger.Refuses = operation => operation.Record.Id is "2" or "5" && !Encoding.UTF8.GetString(operation.Body.Span).Contains("agreed", StringComparison.Ordinal) ? Closed : null;
        await house.Sync();
        foreach (var id in new[] { "2", "5" })
        {
            var failure = FailedRecord.IdOf("shop-1", "ledger-1", new RecordKey(RecordKind.Orders, id));
            var correction = new EditPayloadInput(Purposes.Record, null, new JsonObject { ["text"] = "agreed" });
            await house.EditPayload.Edit(new Caller(SyncHouse.Tenant, "otto", [Role.Operator]), failure, correction, SyncHouse.Cancellation);
        }

        house.Shop.Order(5, total: 50);
        return house;
    }
}
