using System.Net;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks;

/// <summary>One line of the error table: which answers it is about, and what they mean.</summary>
/// <param name="Status">HTTP status, null for any.</param>
/// <param name="VendorCode">Code of a fault; null for any or none.</param>
/// <param name="Cause">Who must act.</param>
/// <param name="Code">Our code, after <c>quickbooks.</c>.</param>
/// <param name="Message">For the merchant.</param>
internal sealed record ErrorRule(int? Status, string? VendorCode, FailureCause Cause, string Code, string Message)
{
    public bool Fits(HttpStatusCode status, string? vendorCode) =>
        (Status is null || Status == (int)status) && (VendorCode is null || VendorCode == vendorCode);
}
