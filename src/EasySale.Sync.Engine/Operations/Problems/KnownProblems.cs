using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;

namespace EasySale.Sync.Engine.Operations.Problems;

/// <summary>Every problem the API answers with: the list of its stable types.</summary>
public static class KnownProblems
{
    public static readonly Problem SystemOnly = new("forbidden", "Not allowed", 403, "Only the system itself may do this.");

    public static readonly Problem NoCaller = new(
        "not-authenticated", "Who is asking?", 401, "The request carries no valid credentials. Send a valid API key in the header X-Api-Key, or sign in.");

    /// <summary>The same for an unknown address, a missing secret and a wrong signature.</summary>
    public static readonly Problem Unverified = new(
        "not-verified", "The delivery is not verified", 401, "No webhook with this address and this signature is known here.");

    public static Problem TooManyUnverified(TimeSpan wait) => new(
        "too-many-requests", "Too many unverified deliveries", 429, "Deliveries that are not verified are limited.")
    {
        RetryAfter = wait,
    };

    public static Problem DeliveryTooLarge(int most) => new("too-large", "The body is too large", 413, $"At most {most} bytes are read.");

    public static Problem Forbidden(Role needed) => new(
        "forbidden", "Not allowed", 403, $"This needs the role \"{needed.ToString().ToLowerInvariant()}\". Ask an administrator for it.");

    /// <param name="errors">Field → what is wrong and what is allowed.</param>
    public static Problem BadInput(IReadOnlyDictionary<string, IReadOnlyList<string>> errors) => new(
        "invalid-request", "The request is not valid", 400, string.Join(" ", errors.SelectMany(error => error.Value.Select(text => $"{error.Key}: {text}"))))
    {
        Errors = errors,
    };

    public static Problem BadInput(string field, string message) =>
        BadInput(new Dictionary<string, IReadOnlyList<string>> { [field] = [message] });

    public static Problem BadJson(string detail) => new("invalid-json", "The body is not valid JSON", 400, detail);

    public static Problem NotFound(string detail) => new("not-found", "Not found", 404, detail);

    public static Problem UnknownEntity(string entity, IReadOnlyList<string> allowed) =>
        new Problem("unknown-entity", "Unknown entity", 404, $"\"{entity}\" is nothing that can be synchronized. Allowed: {string.Join(", ", allowed)}.")
            .With("allowed", allowed);

    public static Problem AlreadyRunning(string syncId) => new Problem(
        "already-running", "This is running already", 409,
        $"Run {syncId} is synchronizing the same entity on the same route. Wait for it to end, or follow it at /api/sync/status/{syncId}.")
        .With("syncId", syncId);

    public static Problem TooManyStarts(int perMinute, TimeSpan wait) => new Problem(
        "too-many-starts", "Too many starts", 429,
        $"At most {perMinute} starts and retries are accepted in a minute. Wait as long as Retry-After says; the limit is startsPerMinute at /api/settings.")
    {
        RetryAfter = wait,
    }.With("startsPerMinute", perMinute);

    public static Problem IdempotencyMismatch(string syncId) => new Problem(
        "idempotency-mismatch", "The idempotency key was used for another request", 422,
        "A request with this idempotency key but other content was made before. Use a new key for a new request.")
        .With("syncId", syncId);

    public static Problem CannotSteer(string syncId, string verb, string status) => new Problem(
        "run-cannot-change", "The run cannot do that now", 409, $"Run {syncId} is {status} and cannot be {verb}. Look at /api/sync/status/{syncId}.")
        .With("syncId", syncId).With("status", status);

    public static Problem NothingPlanned(string id) => new(
        "nothing-planned", "There is nothing to correct", 409,
        $"Nothing of failure \"{id}\" was planned or refused, so there is no payload to correct. Do what its message says, then retry it.");

    public static Problem BeingWritten(string id) => new(
        "being-written", "It is being written", 409, $"The record of failure \"{id}\" is being written just now, or its last write is to be settled by the next run. Look at it again when that is over.");

    public static Problem FailedAgain(string id) => new(
        "failed-again", "It has failed again", 409, $"The record has failed again since you looked. See what it says now at GET /api/sync/failures/{id}, then dismiss it.");

    public static Problem ConflictOver(string id) => new(
        "conflict-over", "The conflict is over", 409, $"Conflict \"{id}\" was resolved already. GET /api/sync/conflicts?state=resolved says how.");

    public static Problem ConflictDecided(string id, ConflictDecision decision) => new Problem(
        "conflict-decided", "Somebody else has just decided it", 409,
        $"Conflict \"{id}\" was decided at the same moment by {decision.By}: {decision.Choice.ToString().ToLowerInvariant()}. That holds. Look at it with GET /api/sync/conflicts?state=decided, and decide again if it is not right.")
        .With("resolution", decision.Choice).With("resolvedBy", decision.By).With("decidedAt", decision.At);

    public static Problem DecisionImpossible(string id, string why) => new(
        "decision-impossible", "Nothing can do that as it is set", 409, $"Conflict \"{id}\" stays open. {why}");

    public static readonly Problem UnknownConfirmation = new(
        "not-found", "Not found", 404, "There is no such confirmation. POST /api/sync/plans/{id}/apply gives one to the user who is to confirm.");

    public static readonly Problem PlanStillEnding = new(
        "try-again", "Not possible right now", 503, "The run has just finished planning. Confirm it again in a moment.")
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public static readonly Problem SandboxIncomplete = new(
        "sandbox-incomplete", "There is nothing to try with", 409,
        "Sandbox mode needs a source and a target made for trying. Add connections with \"sandbox\": true at POST /api/integrations/connections first.");

    public static Problem OtherMode(string connectionId, bool isSandbox) => new Problem(
        "other-mode", "It belongs to the other mode", 409,
        $"It belongs to the {(isSandbox ? "sandbox" : "production")} connection \"{connectionId}\", and sandbox mode is {(isSandbox ? "off" : "on")}. Switch at POST /api/sync/sandbox first.")
        .With("connection", connectionId);

    public static Problem ConfirmationUsed(string planId) => new Problem(
        "confirmation-used", "The confirmation was used", 409, $"A confirmation holds once. Look at /api/sync/plans/{planId}; to confirm again, apply the plan anew.")
        .With("planId", planId);

    public static Problem ConfirmationExpired(string planId) => new Problem(
        "confirmation-expired", "The confirmation has expired", 410, $"A confirmation holds five minutes. POST /api/sync/plans/{planId}/apply gives another one.")
        .With("planId", planId);

    /// <param name="planId">The plan.</param>
    /// <param name="summary">What it comes to.</param>
    /// <param name="destructive">The first changes that take something away.</param>
    /// <param name="isSecond">It was confirmed once.</param>
    /// <param name="token">What to confirm with; told here and never again.</param>
    /// <param name="expiresAt">Until when.</param>
    public static Problem ConfirmationRequired(
        string planId, PlanTotalsView summary, IReadOnlyList<ChangeView> destructive, bool isSecond, string token, DateTimeOffset expiresAt) => new Problem(
        isSecond ? "second-confirmation-required" : "confirmation-required",
        "The plan must be confirmed",
        409,
        isSecond
            ? $"{summary.Destructive} of the writes take something away. If that is meant, POST /api/sync/confirm/{{token}} once more, with this token."
            : $"{summary.Records} records would be written. If that is meant, POST /api/sync/confirm/{{token}} within five minutes.")
        .With("planId", planId).With("summary", summary).With("destructive", destructive).With("token", token).With("expiresAt", expiresAt);

    public static Problem PlanExpired(string planId) => new Problem(
        "plan-expired", "The plan has expired", 410, "The plan is too old to be applied. Make another one with POST /api/sync/dry-run.").With("planId", planId);

    public static Problem PlanOfOtherSystem(string planId, string connectionId) => new Problem(
        "plan-of-other-system", "The plan is of another system", 409, $"The connection \"{connectionId}\" leads to another system since the plan was made. Make another one with POST /api/sync/dry-run.")
        .With("planId", planId).With("connectionId", connectionId);

    public static Problem PlanApplied(string planId, string syncId) => new Problem(
        "plan-applied", "The plan was applied", 409, $"A plan is applied once; run {syncId} does it. Follow it at /api/sync/status/{syncId}.")
        .With("planId", planId).With("syncId", syncId);

    public static Problem PlanNotReady(string planId, PlanState state) => new Problem(
        "plan-not-ready", "The plan cannot be applied", 409,
        state == PlanState.Planning
            ? $"The plan is still being made. Wait until /api/sync/status/{planId} is completed."
            : $"The plan is not complete: its run is {state.ToString().ToLowerInvariant()}. Make another one with POST /api/sync/dry-run.")
        .With("planId", planId).With("status", state);

    public static Problem RouteOff(string planId, Route route, IReadOnlyList<RecordKind> kinds) => new Problem(
        "route-off", "It travels there no more", 409,
        $"{string.Join(", ", kinds.Select(kind => kind.Name()))} no longer travel from {route.Source.Id} to {route.Target.Id}. Turn that on again at PUT /api/sync/routes, or plan anew.")
        .With("planId", planId);

    public static Problem RouteOff(string source, string target, RecordKind kind) => new(
        "route-off", "It travels there no more", 409,
        $"{kind.Name()} no longer travel from {source} to {target}. Turn that on again at PUT /api/sync/routes, then retry.");

    public static Problem TooManySchedules(int most) => new(
        "too-many-schedules", "There are too many schedules", 409, $"A tenant has at most {most} schedules. Delete one with DELETE /api/sync/schedules/{{id}} first.");

    public static Problem MappingExists(string id, int version) => new Problem(
        "mapping-exists", "There is a mapping already", 409, $"\"{id}\" has a mapping, version {version}. Change it with PUT /api/sync/mappings/{id}.")
        .With("id", id).With("version", version);

    public static Problem MappingChanged(string id, int version) => new Problem(
        "mapping-changed", "The mapping was changed meanwhile", 409,
        $"\"{id}\" is at version {version} now. Look at it with GET /api/sync/mappings/{id}, bring your changes together with it and send them with that version.")
        .With("id", id).With("version", version);

    public static Problem ConnectionExists(string id) => new(
        "connection-exists", "The id is taken", 409, $"A connection with the id \"{id}\" exists already. Choose another id, or change that one with PUT.");

    public static Problem OtherSystem(string id, string linked) => new Problem(
        "other-system", "That is another system", 409,
        $"What was synchronized with the connection \"{id}\" is linked with {linked}. In another system the same ids name other records. Connect that one under another id; if it is the same system under a new address, send \"sameSystem\": true.")
        .With("connectionId", id).With("linkedWith", linked);

    public static Problem ConnectionInUse(string id, IReadOnlyList<string> syncIds) => new Problem(
        "connection-in-use", "The connection is in use", 409,
        $"Runs are going on or waiting with \"{id}\": {string.Join(", ", syncIds)}. Wait until they have ended.")
        .With("syncIds", syncIds);

    public static Problem RouteInUse(string source, string target, IReadOnlyList<string> syncIds) => new Problem(
        "route-in-use", "The route is in use", 409,
        $"Runs are going on or waiting between {source} and {target}: {string.Join(", ", syncIds)}. It turns two-way once they have ended.")
        .With("syncIds", syncIds);

    /// <param name="left">Section and id of what stayed changed.</param>
    public static Problem ImportNotTakenBack(IReadOnlyList<string> left) => new Problem(
        "import-not-taken-back", "The import failed half-way", 500,
        $"The import failed, and this could not be taken back: {string.Join(", ", left)}. Look at it there, or import again. All else is as it was.")
        .With("left", left);

    /// <summary>A failure of the house as an answer: who must act decides the status.</summary>
    public static Problem Of(SyncException failure)
    {
        var (slug, title, status) = failure.Cause switch
        {
            FailureCause.TryAgain => ("try-again", "Not possible right now", 503),
            FailureCause.FixSettings => ("fix-settings", "The settings need attention", 422),
            FailureCause.FixRecord => ("fix-record", "The record needs attention", 422),
            _ => ("internal-error", "Something went wrong on our side", 500),
        };
        return new Problem(slug, title, status, failure.MerchantMessage) { RetryAfter = failure.RetryAfter }
            .With("cause", failure.Cause).With("code", failure.Code);
    }

    /// <summary>A failure nobody foresaw: no details leave the house, the correlation id finds them in the log.</summary>
    public static Problem Unexpected(string correlationId) => new(
        "internal-error", "Something went wrong on our side", 500, $"The log has the details under {correlationId}. Name this id when you report it.");
}
