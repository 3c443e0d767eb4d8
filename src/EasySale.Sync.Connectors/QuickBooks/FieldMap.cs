using EasySale.Sync.Connectors.QuickBooks.Money;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>What of a record goes where in the books, for people who change it.</summary>
internal static class FieldMap
{
    private static readonly CustomFieldLimit Three = new(
        Most: 3, LongestName: 30, LongestText: TextLimits.CustomField, "Names are 1, 2 and 3, or what the fields are called in QuickBooks; each must be switched on there (Account and settings, Sales).")
    { AreNumbered = true };

    public static TargetFields Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => new TargetFields(Customers),
        RecordKind.Products => new TargetFields(Products),
        RecordKind.Orders => new TargetFields([.. Documents, .. Orders], Three),
        RecordKind.Refunds => new TargetFields([.. Refunds], Three),
        _ => TargetFields.None,
    };

    private static readonly BuiltInField[] Customers =
    [
        new("firstName", "GivenName", "With the last name also DisplayName, on creation."),
        new("lastName", "FamilyName"),
        new("company", "CompanyName"),
        new("email", "PrimaryEmailAddr.Address", "Left out where it is no address."),
        new("phone", "PrimaryPhone.FreeFormNumber", "Left out where it is too long."),
        new("billing", "BillAddr"),
        new("shipping", "ShipAddr"),
        new("currency", "CurrencyRef", "On creation."),
        new("id", "Notes", "On creation, with the source's name."),
    ];

    private static readonly BuiltInField[] Products =
    [
        new("name", "Name, Description", "On creation; cut, and told apart where it is taken."),
        new("sku", "Sku"),
        new("price", "UnitPrice", "Where the shop's currency is that of the books."),
    ];

    private static readonly BuiltInField[] Documents =
    [
        new("number", "DocNumber", "With docNumberPrefix, where numbers are ours to set; also in PrivateNote."),
        new("customerId", "CustomerRef", "Its customer, or for a guest the one of the billing address."),
        new("billing", "BillAddr", "The company and the name on the first lines."),
        new("billing.email", "BillEmail.Address"),
        new("shipping", "ShipAddr", "The billing address where there is none."),
    ];

    private static readonly BuiltInField[] Orders =
    [
        new("createdAt", "TxnDate", "Invoices; the day in the company's zone."),
        new("paidAt", "TxnDate", "Sales receipts; an order without it becomes an invoice."),
        new("paymentMethod", "PaymentMethodRef, DepositToAccountRef", "Through paymentMethods."),
        new("transactionId", "PaymentRefNum", "Cut; the whole in PrivateNote."),
        new("customerNote", "CustomerMemo", "Where sendNotes is on."),
        new("lines[].name", "Line[].Description", "With the SKU."),
        new("lines[].sku", "Line[].Description"),
        new("lines[].productId", "Line[].SalesItemLineDetail.ItemRef"),
        new("lines[].quantity", "Line[].SalesItemLineDetail.Qty"),
        new("lines[].total", "Line[].Amount"),
        new("lines[].taxes[].rateId", "Line[].SalesItemLineDetail.TaxCodeRef", "Through taxCodes."),
        new("taxes[].total", "TxnTaxDetail"),
        new("grandTotal", "TotalAmt", "Compared to the cent."),
    ];

    private static readonly BuiltInField[] Refunds =
    [
        new("orderId", "CustomerRef, BillAddr, ShipAddr", "Those of its order."),
        new("createdAt", "TxnDate"),
        new("reason", "PrivateNote"),
        new("amount", "TotalAmt", "Compared to the cent."),
        new("lines[].name", "Line[].Description"),
        new("lines[].productId", "Line[].SalesItemLineDetail.ItemRef"),
        new("lines[].quantity", "Line[].SalesItemLineDetail.Qty", "Positive."),
        new("lines[].total", "Line[].Amount", "Positive."),
    ];
}
