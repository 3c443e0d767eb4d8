using System.IO.Enumeration;
using System.Net;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Supabase;

/// <summary>One line of the error table: which answers it is about, and what they mean.</summary>
/// <param name="Status">HTTP status, null for any.</param>
/// <param name="VendorCode">SQLSTATE or PGRST code, <c>?</c> for any character; <c>*</c> for any code or none.</param>
/// <param name="Cause">Who must act.</param>
/// <param name="Code">Our code, after <c>supabase.</c>.</param>
/// <param name="Message">For the merchant.</param>
internal sealed record ErrorRule(int? Status, string VendorCode, FailureCause Cause, string Code, string Message)
{
    private const string AnyOrNone = "*";

    public bool Fits(HttpStatusCode status, string? vendorCode) =>
        (Status is null || Status == (int)status)
        && (VendorCode == AnyOrNone || FileSystemName.MatchesSimpleExpression(VendorCode, vendorCode ?? ""));
}
