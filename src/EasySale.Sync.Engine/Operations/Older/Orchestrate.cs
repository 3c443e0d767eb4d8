using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Conflicts;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Plans;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Runs;

namespace EasySale.Sync.Engine.Operations.Older;

/// <summary>The older interface: one address, actions by name, on the same operations as everything else.</summary>
public sealed class Orchestrate(OlderStart starts, GetRunStatus runs, SteerRun steer, ApplyPlan plans, ListConflicts conflicts, ResolveConflict resolve)
{
    private const string Queued = "queued";
    private static readonly string[] Actions = ["start", "status", "pause", "resume", "cancel", "confirm", "conflicts", "resolve-conflict"];

    /// <summary>The least role an action asks for; unknown ones are refused to whoever may look.</summary>
    public static Role Needs(string? action) => action is "status" or "conflicts" || !Actions.Contains(action) ? Role.Viewer : Role.Operator;

    /// <param name="caller">Who asks; nothing of another tenant is ever reached.</param>
    /// <param name="action">The query's <c>action</c>.</param>
    /// <param name="syncId">The query's <c>syncId</c>.</param>
    /// <param name="body">The JSON object, or null for none.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">The request is wrong (400), there is no such run or conflict (404), or as the operation behind says.</exception>
    public Task<OlderAnswer> Do(Caller caller, string? action, string? syncId, JsonElement? body, CancellationToken cancellation) => action switch
    {
        "start" => Start(caller, body, cancellation),
        "status" => Status(caller, Named(syncId), cancellation),
        "pause" => Steered(steer.Pause(caller, Named(syncId), cancellation)),
        "resume" => Steered(steer.Resume(caller, Named(syncId), cancellation)),
        "cancel" => Steered(steer.Cancel(caller, Named(syncId), cancellation)),
        "confirm" => Confirm(caller, Named(syncId), body, cancellation),
        "conflicts" => Conflicts(caller, Named(syncId), cancellation),
        "resolve-conflict" => Resolve(caller, body, cancellation),
        _ => throw new ProblemException(KnownProblems.BadInput("action", $"Allowed: {string.Join(", ", Actions)}.")),
    };

    private static string Named(string? syncId) => string.IsNullOrEmpty(syncId)
        ? throw new ProblemException(KnownProblems.BadInput("syncId", "Must be the syncId of a start."))
        : syncId;

    private async Task<OlderAnswer> Start(Caller caller, JsonElement? body, CancellationToken cancellation)
    {
        var run = await starts.Start(caller, OlderStartInput.Read(body), cancellation);
        return new OlderAnswer(new OlderStarted(run.SyncId, Queued), run.MustBeScheduled ? [run.SyncId] : []);
    }

    private async Task<OlderAnswer> Status(Caller caller, string syncId, CancellationToken cancellation)
    {
        var run = await runs.Get(caller, syncId, cancellation);
        var left = await List(caller, syncId, cancellation);
        var queues = run.Steps.Select(step => new OlderQueue(step.Entity, step.State, step.Counts.Read, step.Counts.Failed));
        return new OlderAnswer(new OlderStatus(run.Status, run.Progress, [.. queues], left.Items.Count, Remaining(run.Progress), OlderConfirmation.Of(run)), []);
    }

    private static double? Remaining(ProgressView progress) => progress.Percent >= 100 ? 0 : progress.EstimatedSecondsRemaining;

    private static async Task<OlderAnswer> Steered(Task<SteeredRun> steering)
    {
        var run = await steering;
        return new OlderAnswer(new OlderSuccess(true), run.MayStart, run.SyncId);
    }

    // Without a token the plan is asked for, and refused with one.
    private async Task<OlderAnswer> Confirm(Caller caller, string syncId, JsonElement? body, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var token = fields.Text("token");
        fields.Close();
        errors.ThrowIfAny();
        var run = token is null ? await plans.Apply(caller, syncId, cancellation) : await plans.Confirm(caller, token, cancellation, syncId);
        return new OlderAnswer(new OlderSuccess(true), run.MustBeScheduled ? [run.SyncId] : []);
    }

    private async Task<OlderAnswer> Conflicts(Caller caller, string syncId, CancellationToken cancellation)
    {
        await runs.Get(caller, syncId, cancellation);
        var found = await List(caller, syncId, cancellation);
        return new OlderAnswer(new OlderConflicts(found.Statistics, found.Items), []);
    }

    // A page looks at a bounded number of conflicts, most of them other runs'.
    private async Task<ConflictListing> List(Caller caller, string syncId, CancellationToken cancellation)
    {
        var found = await Page(caller, syncId, null, cancellation);
        while (found.NextCursor is { } cursor && found.Items.Count < ListInput.LargestLimit)
        {
            var next = await Page(caller, syncId, cursor, cancellation);
            found = found with { Items = [.. found.Items.Concat(next.Items).Take(ListInput.LargestLimit)], NextCursor = next.NextCursor };
        }

        return found;
    }

    private Task<ConflictListing> Page(Caller caller, string syncId, string? cursor, CancellationToken cancellation) => conflicts.List(
        caller, new ListInput(name => name switch { "syncId" => syncId, "limit" => $"{ListInput.LargestLimit}", "cursor" => cursor, _ => null }), cancellation);

    private async Task<OlderAnswer> Resolve(Caller caller, JsonElement? body, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var id = fields.Text("conflictId");
        if (!fields.Has("conflictId")) fields.Wrong("conflictId", "Must be the id of a conflict, as action=conflicts shows it.");
        var input = ResolutionInput.Read(fields, body);
        fields.Close();
        errors.ThrowIfAny();
        var resolved = await resolve.Resolve(caller, id!, input!, cancellation);
        return new OlderAnswer(new OlderSuccess(true), resolved.Run is { MustBeScheduled: true } run ? [run.SyncId] : []);
    }
}
