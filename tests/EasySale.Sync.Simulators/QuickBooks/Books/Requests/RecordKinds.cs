using EasySale.Sync.Simulators.QuickBooks.Books.Records;
using EasySale.Sync.Simulators.QuickBooks.Books.Rules;
using EasySale.Sync.Simulators.QuickBooks.Books.State;

namespace EasySale.Sync.Simulators.QuickBooks.Books.Requests;

/// <summary>Which rules an entity is written by.</summary>
internal sealed class RecordKinds
{
    private readonly Dictionary<string, IRecordKind> _kinds = new(StringComparer.Ordinal);
    private readonly IRecordKind _lists;

    public RecordKinds(Office office)
    {
        var (names, hierarchy, currencies) = (new NameRules(office), new Hierarchy(office.Ledger), new CurrencyRules(office));
        var (balances, stock) = (new Balances(office.Ledger, office.Switches.PaymentsStampInvoices), new Stock(office.Ledger, office.Switches.SalesStampItems));
        _lists = new Lists(office, names, hierarchy);
        Add(new People(office, names, currencies, hierarchy), "Customer", "Vendor", "Employee");
        Add(new Items(office, names, hierarchy), "Item");
        Add(new SalesForms(office, currencies, new DocNumbers(office), new SalesDefaults(office), stock, balances), "Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt");
        Add(new Payments(office, currencies, balances), "Payment");
        Add(new Deposits(office, currencies), "Deposit");
        Add(new Adjustments(office, stock), "InventoryAdjustment");
    }

    public IRecordKind this[string entity] => _kinds.GetValueOrDefault(entity, _lists);

    private void Add(IRecordKind kind, params IEnumerable<string> entities)
    {
        foreach (var entity in entities) _kinds[entity] = kind;
    }
}
