using System.Net;
using EasySale.Sync.Simulators.QuickBooks.Front.Answers;
using Microsoft.AspNetCore.WebUtilities;

namespace EasySale.Sync.Simulators.QuickBooks.Front.OAuth;

/// <summary>The page on which an owner chooses a company and consents; here the owner has made up his mind already.</summary>
internal sealed class AuthorizeEndpoint(QuickBooksOptions options, OwnerConsent owner, AuthorizationCodes codes)
{
    private const string NeededScope = "com.intuit.quickbooks.accounting";
    private static readonly string[] Required = ["client_id", "scope", "redirect_uri", "response_type", "state"];

    public FrontReply Handle(FrontCall call)
    {
        if (Required.FirstOrDefault(name => string.IsNullOrEmpty(call.Query.GetValueOrDefault(name))) is { } missing)
            return Page($"The {missing} query parameter is missing.");
        if (call.Query["client_id"] != options.ClientId) return Page("The client_id query parameter value is invalid.");
        if (call.Query["response_type"] != "code") return Page("The response_type query parameter value is invalid.");
        var redirect = call.Query["redirect_uri"];
        if (!IsRegistered(redirect)) return Page("The redirect_uri query parameter value is invalid. It is not registered for this app.");
        return Redirect(redirect, Outcome(call.Query["scope"], redirect), call.Query["state"]);
    }

    private Dictionary<string, string?> Outcome(string scope, string redirect) => scope.Split(' ').Contains(NeededScope) switch
    {
        false => new() { ["error"] = "invalid_scope" },
        _ when owner.Denies => new() { ["error"] = "access_denied" },
        _ => new() { ["code"] = codes.Give(owner.Company, redirect), ["realmId"] = owner.Company },
    };

    private bool IsRegistered(string redirect) =>
        options.RedirectUris.Count == 0 ? Uri.TryCreate(redirect, UriKind.Absolute, out _) : options.RedirectUris.Contains(redirect);

    private static FrontReply Redirect(string to, Dictionary<string, string?> outcome, string state)
    {
        outcome["state"] = state;
        return FrontReply.Empty(302) with { Headers = new Dictionary<string, string> { ["Location"] = QueryHelpers.AddQueryString(to, outcome) } };
    }

    private static FrontReply Page(string text) =>
        FrontReply.Of(400, $"<html><head><title>Sorry</title></head><body>{WebUtility.HtmlEncode(text)}</body></html>", FrontReply.Html);
}
