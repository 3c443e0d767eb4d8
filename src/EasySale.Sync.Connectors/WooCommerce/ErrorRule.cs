using System.IO.Enumeration;
using System.Net;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce;

/// <summary>One line of the error table: which answers it is about, and what they mean.</summary>
/// <param name="Status">HTTP status, null for any.</param>
/// <param name="VendorCode">WooCommerce's code, <c>*</c> for any run of characters.</param>
/// <param name="Cause">Who must act.</param>
/// <param name="Code">Our code, after <c>woocommerce.</c>.</param>
/// <param name="Message">For the merchant.</param>
internal sealed record ErrorRule(int? Status, string VendorCode, FailureCause Cause, string Code, string Message)
{
    private const string AnyCode = "*";

    /// <summary>A word of the message, for the codes that mean several things. Messages may be translated: then a later rule answers.</summary>
    public string? Word { get; init; }

    public bool Fits(HttpStatusCode status, string? vendorCode, string? message) =>
        (Status is null || Status == (int)status)
        && (VendorCode == AnyCode || FileSystemName.MatchesSimpleExpression(VendorCode, vendorCode ?? ""))
        && (Word is null || message?.Contains(Word, StringComparison.OrdinalIgnoreCase) == true);
}
