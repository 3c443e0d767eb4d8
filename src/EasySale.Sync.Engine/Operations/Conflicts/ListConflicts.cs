using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Operations.Conflicts;

/// <summary>The manual queue: collisions of two-way routes, and failures that wait for a person. Viewers see no personal data.</summary>
public sealed class ListConflicts(ConflictStore conflicts, FailureStore failures, ConflictOptions options, TimeProvider time)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="input"><c>limit</c>, <c>cursor</c>, <c>entity</c>, <c>type</c>, <c>state</c>, <c>source</c>, <c>target</c>, <c>syncId</c>.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="ProblemException">A query value is wrong (400).</exception>
    public async Task<ConflictListing> List(Caller caller, ListInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var (matches, after) = (Filter(input), input.Cursor(IsId));
        input.ThrowIfWrong();
        var isMasked = !caller.Has(Role.Operator);
        var page = await ListScan.Page(All(caller.Tenant, after, isMasked, cancellation), conflict => conflict.Id, matches, input.Limit, cancellation);
        var items = await options.Tell(caller.Tenant, page.Items, cancellation);
        return new ConflictListing(items, page.NextCursor, await Statistics(caller.Tenant, cancellation));
    }

    private static bool IsId(string text) =>
        FailedRecord.IsId(text.StartsWith(FailureConflicts.Prefix, StringComparison.Ordinal) ? text[FailureConflicts.Prefix.Length..] : text);

    private static Func<ConflictView, bool> Filter(ListInput input)
    {
        var (entity, type, state) = (input.Choice("entity", FailureFilter.Entities), input.Choice<ConflictType>("type"), input.Choice<ConflictState>("state"));
        var (source, target, syncId) = (input.Text("source"), input.Text("target"), input.Text("syncId"));
        return conflict =>
            (entity is null || conflict.Entity == entity)
            && (type is null || conflict.Type == type)
            && (state is null ? conflict.State != ConflictState.Resolved : conflict.State == state)
            && (source is null || conflict.Source == source)
            && (target is null || conflict.Target == target)
            && (syncId is null || conflict.SyncId == syncId);
    }

    private async Task<ConflictStatistics> Statistics(TenantId tenant, CancellationToken cancellation) => ConflictStatistics.Of(
        await All(tenant, null, isMasked: true, cancellation).Take(ConflictStatistics.MostCounted).ToListAsync(cancellation), time.GetUtcNow());

    /// <summary>Conflicts, then failures, each in order of their ids.</summary>
    private async IAsyncEnumerable<ConflictView> All(TenantId tenant, string? after, bool isMasked, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var behind = after?.StartsWith(FailureConflicts.Prefix, StringComparison.Ordinal) == true ? after[FailureConflicts.Prefix.Length..] : null;
        if (behind is null)
            await foreach (var conflict in conflicts.List(tenant, after, cancellation)) yield return ConflictView.Of(conflict, isMasked);
        await foreach (var failure in failures.List(tenant, behind, cancellation))
            if (FailureConflicts.TypeOf(failure) is { } type) yield return ConflictView.Of(failure, type, isMasked);
    }
}
