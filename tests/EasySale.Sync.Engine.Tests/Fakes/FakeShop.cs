using System.Globalization;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>A shop whose records can be put, edited, removed and made unreadable. Its clock ticks once per change.</summary>
public sealed class FakeShop
{
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<RecordKey, CommerceRecord> _records = [];
    private int _changes;

    public int PageSize { get; set; } = 3;

    public HashSet<RecordKey> Unreadable { get; } = [];

    /// <summary>Orders that lists of ids leave out although they exist.</summary>
    public HashSet<string> Unlisted { get; } = [];

    /// <summary>Calls a page of a list of ids costs.</summary>
    public int CallsPerPage { get; set; } = 1;

    /// <summary>Properties of the shop's JSON that matter.</summary>
    public IReadOnlyList<string> Mapped { get; set; } = [];

    /// <summary>The shop's JSON of a record, or null for none.</summary>
    public Func<CommerceRecord, string?> Tells { get; set; } = _ => null;

    /// <summary>Items handed out in walks since the last reset.</summary>
    public List<RecordKey> Walked { get; } = [];

    /// <summary>Records asked for by id, found or not.</summary>
    public List<RecordKey> Asked { get; } = [];

    public void Put(CommerceRecord record) => _records[record.Key] = record with { ModifiedAt = Opened.AddSeconds(++_changes) };

    public void Remove(RecordKind kind, string id) => _records.Remove(new RecordKey(kind, id));

    public void Customer(int id, string name = "Ann") => Put(new Customer { Id = Text(id), FirstName = name });

    public void Order(int id, decimal total = 10, int? customer = null, string currency = "EUR", string status = "completed", string? guest = null, bool paid = false) => Put(new Order
    {
        Id = Text(id),
        Number = Text(id),
        Status = status,
        Currency = currency,
        GrandTotal = total,
        CustomerId = customer is null ? null : Text(customer.Value),
        Billing = new Address { Email = guest },
        CreatedAt = Opened,
        PaidAt = paid ? Opened : null,
        Lines = [],
    });

    public CommerceRecord? Find(RecordKey key) => _records.GetValueOrDefault(key);

    /// <summary>Records of a kind, oldest change first.</summary>
    public IReadOnlyList<CommerceRecord> All(RecordKind kind) =>
        [.. _records.Values.Where(record => record.Kind == kind).OrderBy(record => record.ModifiedAt)];

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
