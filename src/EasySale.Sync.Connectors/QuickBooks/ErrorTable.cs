using static EasySale.Sync.Engine.Failures.FailureCause;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>What refusals of QuickBooks Online mean. The first rule that fits answers; rules without a fault's code come last.</summary>
internal static class ErrorTable
{
    private const string Gone =
        "QuickBooks says that an account, customer, item or document this record names is inactive or deleted. Make it active again in QuickBooks (lists show inactive entries on request), or choose another in the connection's settings, then try again.";

    private const string Closed =
        "The books are closed for the date of this record. Reopen the period in QuickBooks (Settings → Advanced → Accounting), then try again; or enter it by hand. The date is never moved by itself.";

    private const string Busy = "QuickBooks asks us to slow down. It goes on by itself.";
    private const string Down = "QuickBooks has a problem of its own. It is tried again by itself; if it lasts, look at status.developer.intuit.com.";
    private const string Bug = "QuickBooks refused what we sent as invalid. We have to correct it; nothing was changed.";
    private const string Reconnect = "QuickBooks does not let us in any more. Connect QuickBooks again: enter a new refresh token in the connection's settings.";
    private const string Edition = "This QuickBooks subscription, or the user who connected it, may not do this. Check the plan and that the user is an administrator of the company.";
    private const string Text = "QuickBooks does not take a text of this record: it is too long or holds characters that are not allowed there, such as a colon in a name. Shorten or change it in the shop.";

    public static readonly IReadOnlyList<ErrorRule> Rules =
    [
        new(null, "3200", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "3202", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "100", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "110", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "120", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "130", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "140", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "150", FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(null, "3100", FixSettings, "wrong_company",
            "The refresh token belongs to another QuickBooks company, or to the other environment. Check realmId and environment, or connect this very company again."),

        new(null, "5010", TryAgain, QuickBooksErrors.Stale, "Somebody changed this in QuickBooks at the same time. It is read again and planned anew by itself."),
        new(null, "6240", FixRecord, QuickBooksErrors.NameTaken,
            "QuickBooks has another customer, vendor, employee or item of this name. Rename one of the two, or make the other inactive, then try again."),
        new(null, "6140", FixRecord, QuickBooksErrors.NumberTaken,
            "Another document in QuickBooks has this number already. Change that document's number in QuickBooks, or set docNumberPrefix for this shop, then try again."),
        new(null, "600", FixRecord, QuickBooksErrors.SentBefore,
            "QuickBooks says it was sent this before, but nothing of it can be found there. Look for it in QuickBooks: if it is there, dismiss this; if not, try again."),
        new(null, "6000", FixRecord, QuickBooksErrors.RuleBroken,
            "A rule of QuickBooks refuses this record, most often a missing or wrong tax code, or a currency that does not fit the customer. Check taxCodes and defaultTaxCode in the connection's settings, then try again."),
        new(null, "610", FixSettings, QuickBooksErrors.Gone, Gone),
        new(null, "2500", FixSettings, QuickBooksErrors.Gone, Gone),
        new(null, "2030", FixSettings, QuickBooksErrors.Gone, Gone),
        new(null, "6190", FixSettings, "subscription_ended",
            "The QuickBooks subscription has ended, or there is a problem with its billing. Renew it in QuickBooks under Account and Settings → Billing & Subscription, then try again."),
        new(null, "6210", FixRecord, "books_closed", Closed),
        new(null, "6200", FixRecord, "books_closed", Closed),
        new(null, "6540", FixRecord, "deposited",
            "The document is part of a bank deposit and cannot be changed. Take it out of the deposit in QuickBooks, then try again; afterwards add it to the deposit again."),
        new(null, "2020", OurBug, QuickBooksErrors.InvalidRequest, "QuickBooks misses a value it demands. We have to correct it, unless an account is missing in the connection's settings (depositAccount, incomeAccount)."),
        new(null, "3001", TryAgain, QuickBooksErrors.RateLimited, Busy),

        new(null, "620", FixRecord, "not_linkable", "The payment does not fit the document it is for: customer, currency or open balance differ. Look at both in QuickBooks, then try again."),
        new(null, "630", FixRecord, QuickBooksErrors.NameTaken, "QuickBooks has this entry already. Rename one of the two, then try again."),
        new(null, "800", FixRecord, "in_use", "QuickBooks cannot remove this: other records use it. Make it inactive in QuickBooks instead."),
        new(null, "2040", FixRecord, "text_refused", Text),
        new(null, "2050", FixRecord, "text_refused", Text),
        new(null, "2070", FixRecord, "date_refused", "QuickBooks does not take the date of this record. Correct it in the shop."),
        new(null, "2210", FixRecord, "email_refused", "QuickBooks does not take this e-mail address. Correct it at the customer or order in the shop, then try again."),
        new(null, "2220", FixSettings, "currency_refused", "QuickBooks does not know the currency of this record. Switch multicurrency on and add the currency in QuickBooks, then try again."),
        new(null, "2290", FixRecord, "negative_amount", "QuickBooks takes no negative amounts on this line. Change the fee in the shop to a coupon, or enter this order by hand."),
        new(null, "3000", FixSettings, "custom_field", "A custom field is not switched on in QuickBooks. Switch it on under Settings → Custom fields, or take it out of customFields."),
        new(null, "4002", TryAgain, QuickBooksErrors.Unavailable, Down),
        new(null, "5020", FixSettings, "not_allowed", Edition),
        new(null, "5030", FixSettings, "not_allowed", Edition),
        new(null, "6110", FixRecord, "not_changeable", "The document was paid through QuickBooks Payments and cannot be changed. Correct it by hand in QuickBooks."),
        new(null, "6160", FixSettings, QuickBooksErrors.TaxCode, "The sales tax of this document does not fit the company's. Check taxCodes and defaultTaxCode in the connection's settings."),
        new(null, "6100", FixSettings, QuickBooksErrors.TaxCode, "A US company knows the line tax codes TAX and NON only. Correct taxCodes, defaultTaxCode and exemptTaxCode in the connection's settings."),
        new(null, "6180", FixRecord, "too_deep", "QuickBooks takes no more than five levels of sub-entries. Give the entry a parent further up."),
        new(null, "6220", FixRecord, "has_balance", "QuickBooks does not make this inactive: it has a balance or is in use. Settle the balance in QuickBooks first."),
        new(null, "6250", FixRecord, "customer_refused", "QuickBooks does not take this customer for a sale. Make the customer active in QuickBooks, then try again."),
        new(null, "6270", FixRecord, "before_stock_start", "The item's stock in QuickBooks begins after the date of this record. Move the item's start date in QuickBooks, then try again."),
        new(null, "6010", FixSettings, QuickBooksErrors.WrongAccount, "An account is of the wrong type for its use. Choose another in the connection's settings."),
        new(null, "6430", FixSettings, QuickBooksErrors.WrongAccount, "An account is of the wrong type for its use. Choose another in the connection's settings."),
        new(null, "10000", TryAgain, QuickBooksErrors.Unavailable, Down),
        new(null, "10100", TryAgain, QuickBooksErrors.Unavailable, Down),
        new(null, "10200", TryAgain, "resetting", "The QuickBooks company is being reset. It goes on by itself afterwards."),

        new(401, null, FixSettings, QuickBooksErrors.TokenRefused, Reconnect),
        new(403, null, FixSettings, "not_let_in", Edition),
        new(404, null, FixSettings, "no_api", "There is no QuickBooks API at this address. Check environment, apiUrl and realmId."),
        new(429, null, TryAgain, QuickBooksErrors.RateLimited, Busy),
        new(500, null, TryAgain, QuickBooksErrors.Unavailable, Down),
        new(502, null, TryAgain, QuickBooksErrors.Unavailable, Down),
        new(503, null, TryAgain, QuickBooksErrors.Unavailable, Down),
        new(504, null, TryAgain, QuickBooksErrors.Unavailable, Down),
        new(400, null, OurBug, QuickBooksErrors.InvalidRequest, Bug),
        new(200, null, OurBug, QuickBooksErrors.InvalidRequest, Bug),
    ];
}
