using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Consent;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Takes an owner's answer. Nobody is known before its state has proved itself; then it is the user's who asked.</summary>
public sealed class TakeConsent(
    ConnectorCatalog connectors, ConsentStore consents, AskConsent ask, ConnectAccount account, HttpClient client, TimeProvider time)
{
    /// <param name="platform">Whose answer it is, by its address.</param>
    /// <param name="answer">What came.</param>
    /// <param name="bearer">Who brings it.</param>
    /// <param name="cancellation">Stops it before the answer counts as used.</param>
    /// <returns>What became of it; a problem is not thrown, since a person may be reading.</returns>
    public async Task<ConsentResult> Take(string platform, ConsentAnswer answer, ConsentBearer bearer, CancellationToken cancellation)
    {
        if (connectors.Find(platform) is not { Consent: { } consent } connector) return ConsentResult.Of(ConsentProblems.Unknown);
        var outcome = consent.Outcome(answer);
        if (outcome == ConsentOutcome.Returned) return ConsentResult.Returned;
        if (outcome == ConsentOutcome.Unreadable || consent.StateOf(answer) is not { } state) return ConsentResult.Of(ConsentProblems.Unknown);
        var pending = await consents.Take(OneTimeSecret.Hash(state), cancellation);
        var problem = Problem(pending, platform, outcome, bearer);
        if (problem == ConsentProblems.Unknown || problem == ConsentProblems.Foreign) return ConsentResult.Of(problem);
        // The answer is good once: taken, it is seen through, whether or not its browser still waits.
        var result = problem is not null ? ConsentResult.Of(problem) : await Connect(connector, pending!, ask.Question(connector, pending!, new Secret(state)), answer, CancellationToken.None);
        return result.Problem is null || bearer.Caller is null ? result : result with { Again = AskedAgain(pending!) };
    }

    private static string AskedAgain(PendingConsent pending)
    {
        var asked = pending.Settings.Append(KeyValuePair.Create("redirectUri", pending.Callback.OriginalString));
        if (pending.ConnectionId is { } id) asked = asked.Append(KeyValuePair.Create("connectionId", id));
        if (pending.IsSandbox) asked = asked.Append(KeyValuePair.Create("sandbox", "true"));
        return "?" + string.Join('&', asked.Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value)}"));
    }

    private Problem? Problem(PendingConsent? pending, string platform, ConsentOutcome outcome, ConsentBearer bearer)
    {
        if (pending?.Platform != platform) return ConsentProblems.Unknown;
        if (bearer.Caller is { } caller && (caller.Tenant != pending.Tenant || caller.UserId != pending.UserId)) return ConsentProblems.Foreign;
        if (pending.BrowserHash is { } hash && !OneTimeSecret.Fits(bearer.Browser?.Reveal(), hash)) return ConsentProblems.Foreign;
        if (pending.ExpiresAt <= time.GetUtcNow()) return ConsentProblems.Expired;
        return outcome == ConsentOutcome.Denied ? ConsentProblems.Denied : null;
    }

    private async Task<ConsentResult> Connect(
        Connector connector, PendingConsent pending, ConsentQuestion question, ConsentAnswer answer, CancellationToken cancellation)
    {
        try
        {
            var http = new VendorHttp(client, RetryPolicy.Create(time), new VendorMeter(), time: time);
            var grant = await connector.Consent!.Accept(question, answer, http, time, cancellation);
            var (view, check) = await account.Connect(connector, pending, grant, cancellation);
            return new ConsentResult(view.Id, view.Name, null) { Trouble = check?.Checks.FirstOrDefault(one => !one.Passes)?.Message };
        }
        catch (SyncException failure) when (failure.Cause == FailureCause.TryAgain)
        {
            return ConsentResult.Of(ConsentProblems.Unfinished(connector.DisplayName, failure));
        }
        catch (SyncException failure) when (failure.Cause != FailureCause.OurBug)
        {
            return ConsentResult.Of(KnownProblems.Of(failure));
        }
        catch (ProblemException known)
        {
            return ConsentResult.Of(known.Problem);
        }
    }
}
