using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>The fields a connection shows and takes.</summary>
internal static class Fields
{
    public static readonly SettingField Environment = new("environment", "production for real books, sandbox for Intuit's test companies.")
    { Required = false, Default = "production", Allowed = ["production", "sandbox"] };

    public static readonly SettingField RealmId = new(
        "realmId", "The company id: in QuickBooks under Settings → Account and settings → Billing & subscription, or shown beside the refresh token.")
    { Example = "9341452000000001", Form = Forms.Id() };

    public static readonly SettingField ClientId = new("clientId", "Client ID from the Intuit developer portal → your app → Keys & credentials. Not needed where this installation has an app of its own.")
    { Required = false };

    public static readonly SettingField ClientSecret = new(
        "clientSecret", "Client Secret from the Intuit developer portal → your app → Keys & credentials.")
    { IsSecret = true, Required = false };

    public static readonly SettingField RefreshToken = new(
        "refreshToken", "A refresh token of this company: GET /api/integrations/quickbooks/authorize brings it, or Intuit's OAuth 2.0 playground. It is renewed by itself from then on.")
    { IsSecret = true };

    public static readonly SettingField ApiUrl = new("apiUrl", "Another address of the accounting API. Only for tests.")
    { Required = false, Form = Forms.WebAddress(), IsAddress = true };

    public static readonly SettingField OAuthUrl = new("oauthUrl", "Another address of the token endpoint. Only for tests.")
    { Required = false, Form = Forms.WebAddress(), IsAddress = true };

    public static readonly SettingField AllowHttp = new("allowHttp", "Allow plain http addresses. Only for tests.")
    { Required = false, Default = "false", Allowed = ["true", "false"] };

    public static readonly SettingField UnpaidStatuses = new("unpaidStatuses", "Order statuses in which an unpaid order becomes an invoice, separated by commas.")
    { Required = false, Default = "on-hold", Form = Forms.Statuses(), Example = "on-hold,processing" };

    public static readonly SettingField PaidDocument = new("paidDocument", "What a paid order becomes: a sales receipt, or an invoice with a payment.")
    { Required = false, Default = "salesReceipt", Allowed = ["salesReceipt", "invoice"] };

    public static readonly SettingField PaymentTermsDays = new("paymentTermsDays", "Days until an invoice is due.")
    { Required = false, Default = "30", Form = Forms.Days() };

    public static readonly SettingField ShippingItem = Item("shippingItem", "Id of the item shipping is booked on. Without it QuickBooks' own shipping line is used, where it is switched on.");
    public static readonly SettingField FeeItem = Item("feeItem", "Id of the item fees are booked on.");
    public static readonly SettingField RefundItem = Item("refundItem", "Id of the item refunds of an amount without lines are booked on. It should not be a stock item.");
    public static readonly SettingField RoundingItem = Item("roundingItem", "Id of the item differences of a cent are booked on. It should not be taxable.");
    public static readonly SettingField FallbackItem = Item("fallbackItem", "Id of the item that stands for products that are gone from the shop.");

    public static readonly SettingField GuestCustomer = new("guestCustomer", "Id of the customer guests' orders are booked on, or those without an e-mail address.")
    { Required = false, Form = Forms.Id(), Example = "58" };

    public static readonly SettingField Guests = new("guests", "Guests get a customer by e-mail address (byEmail), or all share guestCustomer (single).")
    { Required = false, Default = "byEmail", Allowed = ["byEmail", "single"] };

    public static readonly SettingField DepositAccount = Account("depositAccount", "Id of the account payments land on: a bank account or a clearing account. Without it Undeposited Funds.");
    public static readonly SettingField IncomeAccount = Account("incomeAccount", "Id of the income account of items made by the sync. Needed when products are written.");
    public static readonly SettingField ExpenseAccount = Account("expenseAccount", "Id of the cost account of items made by the sync.");
    public static readonly SettingField RoundingAccount = Account("roundingAccount", "Id of the account differences of a cent are booked on, where a discount line is used for them.");

    public static readonly SettingField TaxCodes = new("taxCodes", "The shop's tax rate id → id of the QuickBooks tax code. Rates that are not named are matched by name and percentage.")
    { Required = false, IsJson = true, Example = """{ "1": "5", "2": "7" }""" };

    public static readonly SettingField DefaultTaxCode = Code("defaultTaxCode", "Id of the tax code of taxed lines no other code fits.");
    public static readonly SettingField ExemptTaxCode = Code("exemptTaxCode", "Id of the tax code of lines without tax.");

    public static readonly SettingField PaymentMethods = new("paymentMethods", "Payment gateway → id of the payment method and of the account its money lands on; both may be left out.")
    { Required = false, IsJson = true, Example = """{ "stripe": { "method": "3", "depositAccount": "35" } }""" };

    public static readonly SettingField CustomFields = new("customFields", "Custom field 1, 2 or 3 → what of the order goes there: number, customerNote, paymentMethod, couponCodes, transactionId or status.")
    { Required = false, IsJson = true, Example = """{ "1": "number" }""" };

    public static readonly SettingField DocNumberPrefix = new("docNumberPrefix", "Goes before the order's number, for several shops in one company.")
    { Required = false, Form = Forms.Prefix(), Example = "W-" };

    public static readonly SettingField Discounts = new("discounts", "Coupons: lines at what is left after them (net), or full lines and one discount line (discountLine).")
    { Required = false, Default = "net", Allowed = ["net", "discountLine"] };

    public static readonly SettingField CancelledOrders = new("cancelledOrders", "An order cancelled after it was booked: show it as a failure (ask), or void the document.")
    { Required = false, Default = "ask", Allowed = ["ask", "void"] };

    public static readonly SettingField OnDifference = new("onDifference", "QuickBooks computes another total: show it as a failure (review), or add a rounding line.")
    { Required = false, Default = "review", Allowed = ["review", "roundingLine"] };

    public static readonly SettingField SendNotes = new("sendNotes", "Put the buyer's note onto the document.")
    { Required = false, Default = "on", Allowed = ["on", "off"] };

    public static readonly SettingField Lane = new(
        "lane", "How documents are written: one by one, which is free (economy), or besides in batches, which is three times as fast and metered (fast, for a first import).")
    { Required = false, Default = "economy", Allowed = ["economy", "fast"] };

    public static readonly IReadOnlyList<SettingField> All =
    [
        Environment, RealmId, ClientId, ClientSecret, RefreshToken, UnpaidStatuses, PaidDocument, PaymentTermsDays, ShippingItem, FeeItem,
        RefundItem, RoundingItem, FallbackItem, GuestCustomer, Guests, DepositAccount, IncomeAccount, ExpenseAccount, RoundingAccount,
        TaxCodes, DefaultTaxCode, ExemptTaxCode, PaymentMethods, CustomFields, DocNumberPrefix, Discounts, CancelledOrders, OnDifference, SendNotes, Lane,
        ApiUrl, OAuthUrl, AllowHttp, WebhookFields.Switch,
    ];

    private static SettingField Item(string name, string description) => new(name, description) { Required = false, Form = Forms.Id(), Example = "21" };

    private static SettingField Account(string name, string description) => new(name, description) { Required = false, Form = Forms.Id(), Example = "35" };

    // US companies have the codes TAX and NON, others numbers.
    private static SettingField Code(string name, string description) => new(name, description) { Required = false, Form = Forms.CodeId(), Example = "5" };
}
