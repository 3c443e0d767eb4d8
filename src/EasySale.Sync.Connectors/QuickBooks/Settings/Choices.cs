namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>What a paid order becomes.</summary>
internal enum PaidDocument
{
    SalesReceipt,

    /// <summary>An invoice and a payment.</summary>
    Invoice,
}

/// <summary>Whom a guest's order is booked on.</summary>
internal enum Guests
{
    /// <summary>A customer per e-mail address.</summary>
    ByEmail,

    /// <summary>The one customer of the setting <c>guestCustomer</c>.</summary>
    Single,
}

/// <summary>How coupons appear on a document.</summary>
internal enum Discounts
{
    /// <summary>Line amounts are what is left after coupons.</summary>
    Net,

    /// <summary>Full line amounts and one discount line.</summary>
    DiscountLine,
}

/// <summary>What becomes of a document whose order is cancelled afterwards.</summary>
internal enum CancelledOrders
{
    Ask,
    Void,
}

/// <summary>How documents are written.</summary>
internal enum WriteLane
{
    /// <summary>Single writes only: they are free.</summary>
    Economy,

    /// <summary>Single writes and batches at the same time; batches are metered.</summary>
    Fast,
}

/// <summary>What is done when the books compute another total than the shop.</summary>
internal enum OnDifference
{
    Review,
    RoundingLine,
}
