namespace EasySale.Sync.Connectors.QuickBooks.Money;

/// <summary>The longest texts the API takes, in characters.</summary>
internal static class TextLimits
{
    public const int DocNumber = 21;
    public const int PaymentReference = 21;
    public const int RefundPaymentReference = 100;
    public const int PrivateNote = 4000;
    public const int CustomerMemo = 1000;
    public const int CustomField = 31;
    public const int LineDescription = 4000;
    public const int CustomerName = 500;
    public const int ItemName = 100;
    public const int Sku = 100;
    public const int ItemDescription = 4000;
    public const int PersonTitle = 16;
    public const int PersonName = 100;
    public const int CompanyName = 100;
    public const int NameOnCheck = 110;
    public const int Email = 100;
    public const int Phone = 30;
    public const int AddressLine = 500;
    public const int AddressPart = 255;
    public const int PostalCode = 30;
}
