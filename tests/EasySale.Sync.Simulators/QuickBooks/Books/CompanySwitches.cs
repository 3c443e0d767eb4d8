namespace EasySale.Sync.Simulators.QuickBooks.Books;

/// <summary>
/// The points on which Intuit's documentation is silent or at odds with reports, and those a company sets for itself without
/// telling the API. The defaults are what the sample exchanges show.
/// </summary>
public sealed record CompanySwitches
{
    /// <summary>Whether the cap of 1000 changed objects counts over all entities of a request, or for each of them.</summary>
    public bool ChangeCapPerRequest { get; init; } = true;

    /// <summary>Whether a record changed exactly at <c>changedSince</c> is among the changes.</summary>
    public bool ChangesIncludeBoundary { get; init; } = true;

    /// <summary>Whether a payment is a change of the invoices it pays (token and stamp move), or moves their balance only.</summary>
    public bool PaymentsStampInvoices { get; init; } = true;

    /// <summary>Whether a sale is a change of the inventory items sold (token and stamp move), or moves their quantity only.</summary>
    public bool SalesStampItems { get; init; } = true;

    /// <summary>Fault code for a <c>changedSince</c> older than 30 days.</summary>
    public string ChangesTooOldCode { get; init; } = "500";

    /// <summary>Fault code for a colon, tab or newline in a name: 2040, 2010 or 6000.</summary>
    public string NameCharacterCode { get; init; } = "2040";

    /// <summary>Fault code for an inventory item without its accounts: 2020 or 6000.</summary>
    public string InventoryAccountsCode { get; init; } = "2020";

    /// <summary>An Amount unlike Qty x UnitPrice is refused with 6070 (true) or computed anew (false).</summary>
    public bool RefuseAmountMismatch { get; init; } = true;

    /// <summary>A US code of several rates rounds each rate (true) or their sum (false).</summary>
    public bool RoundEachUsRate { get; init; } = true;

    /// <summary>Whether a customer, vendor or item that is made inactive is renamed to "... (deleted)". Accounts always are.</summary>
    public bool RenameInactive { get; init; } = true;

    /// <summary>Whether names that differ by case only collide.</summary>
    public bool NamesIgnoreCase { get; init; } = true;

    /// <summary>Whether a second item with the same Sku is refused with 6240.</summary>
    public bool UniqueSkus { get; init; }

    /// <summary>A sparse update replaces all lines by those sent (true) or changes the lines whose Id was sent (false).</summary>
    public bool SparseReplacesLines { get; init; } = true;

    /// <summary>Whether the SubTotal line stands before shipping and discount lines (true) or after all lines (false).</summary>
    public bool SubTotalBeforeShipping { get; init; } = true;

    /// <summary>TaxInclusive: <c>Amount</c> is sent net beside a gross TaxInclusiveAmt (true) or is itself gross (false).</summary>
    public bool InclusiveAmountsAreNet { get; init; } = true;

    /// <summary>Whether credit memos and refund receipts can be voided; if not: 500 Unsupported Operation.</summary>
    public bool VoidCreditsAndRefunds { get; init; }

    /// <summary>Whether the company keeps the warning about duplicate document numbers, without which 6140 never comes.</summary>
    public bool WarnDuplicateNumbers { get; init; } = true;

    /// <summary>The last day of the closed books; later than the one in Preferences wins. Null: see Preferences only.</summary>
    public DateOnly? BooksClosedUntil { get; init; }

    /// <summary>Decides the order in which a batch is answered.</summary>
    public int ShuffleSeed { get; init; } = 1;
}
