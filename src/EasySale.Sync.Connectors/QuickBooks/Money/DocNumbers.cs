namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>Document numbers: <c>1042</c> for an order, <c>1042-R7</c> for its refund 7, with the shop's prefix before.</summary>
internal static class DocNumbers
{
    /// <param name="prefix">The shop's prefix; cut where the number leaves too little room.</param>
    /// <param name="number">The number people see.</param>
    /// <param name="orderId">Stands in for a number that is empty or too long by itself: never half a number.</param>
    public static string Order(string? prefix, string number, string orderId) => Fit(prefix, number, orderId, "");

    public static string Refund(string? prefix, string number, string orderId, string refundId) => Fit(prefix, number, orderId, $"-R{refundId}");

    private static string Fit(string? prefix, string number, string orderId, string suffix)
    {
        var trimmed = number.Trim();
        var core = (trimmed.Length == 0 || trimmed.Length + suffix.Length > TextLimits.DocNumber ? orderId : trimmed) + suffix;
        return Names.Cut(prefix, Math.Max(0, TextLimits.DocNumber - core.Length)) + core;
    }
}
