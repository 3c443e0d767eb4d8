using System.Runtime.CompilerServices;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Stores.Conflicts;

/// <summary>The conflicts of a tenant: a row each; resolved ones stay for a while.</summary>
public sealed class ConflictStore(IRowStore rows)
{
    private static readonly Dictionary<string, object> Moved = new() { ["Moved"] = true };

    public async Task<Conflict?> Find(TenantId tenant, string id, CancellationToken cancellation)
    {
        var row = await rows.Get(Table.Failures, Keys.Conflicts(tenant), RowKey.Escape(id), cancellation);
        return row is null ? null : Read(row);
    }

    /// <summary>Conflicts in order of their ids, beginning behind <paramref name="after"/>.</summary>
    public async IAsyncEnumerable<Conflict> List(TenantId tenant, string? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var range = after is null ? RowRange.All : RowRange.Behind(after);
        await foreach (var row in rows.Query(Table.Failures, Keys.Conflicts(tenant), range, null, cancellation))
            if (row.Key != Keys.Choices) yield return Read(row);
    }

    /// <summary>Where the tenant's choices among candidates stand.</summary>
    public async Task<ChoicesMade> Choices(TenantId tenant, CancellationToken cancellation) =>
        new((await rows.Get(Table.Failures, Keys.Conflicts(tenant), Keys.Choices, cancellation))?.Version);

    /// <summary>Stores a person's decision. False where the conflict is not as it was read any more, or somebody has chosen among candidates since.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="conflict">As it was read.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="choices">Where the choices stood, for a decision that is one; else null.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<bool> TryDecide(TenantId tenant, Conflict conflict, ConflictDecision decision, ChoicesMade? choices, CancellationToken cancellation)
    {
        List<RowChange> changes = [Met(conflict with { State = ConflictState.Decided, Decision = decision })];
        if (choices is not null) changes.Add(choices.Version is { } version ? RowChange.Replace(Keys.Choices, Moved, version) : RowChange.Insert(Keys.Choices, Moved));
        return (await rows.Write(Table.Failures, Keys.Conflicts(tenant), changes, cancellation)).Applied;
    }

    /// <summary>
    /// Saves what a run met. Where somebody else changed one meanwhile, a person or another run, both are heard
    /// (<see cref="MetTwice"/>).
    /// </summary>
    public async Task Save(TenantId tenant, IEnumerable<Conflict> conflicts, CancellationToken cancellation)
    {
        var all = conflicts.DistinctBy(conflict => conflict.Id).ToDictionary(conflict => conflict.Id);
        foreach (var batch in RowBatches.Of([.. all.Values.Select(Met)]))
        {
            if ((await rows.Write(Table.Failures, Keys.Conflicts(tenant), batch, cancellation)).Applied) continue;
            foreach (var change in batch) await SaveOne(tenant, all[change.Key], cancellation);
        }
    }

    private async Task SaveOne(TenantId tenant, Conflict met, CancellationToken cancellation)
    {
        while (!(await rows.Write(Table.Failures, Keys.Conflicts(tenant), [Met(met)], cancellation)).Applied)
        {
            var there = await Find(tenant, met.Id, cancellation);
            met = there is null ? met with { Version = null } : there.Version == met.Version ? met : MetTwice.Of(there, met);
        }
    }

    private static RowChange Met(Conflict conflict) =>
        conflict.Version is { } version ? RowChange.Replace(conflict.Id, Body(conflict), version) : RowChange.Insert(conflict.Id, Body(conflict));

    private static Conflict Read(Row row) => RowBody.Read<Conflict>(row) with { Version = row.Version };

    /// <summary>Changes a conflict as it is now, however often somebody else changes it meanwhile. Null when there is none.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="change">Returns the conflict as it is where nothing is to be changed.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<Conflict?> Change(TenantId tenant, string id, Func<Conflict, Conflict> change, CancellationToken cancellation)
    {
        while (await rows.Get(Table.Failures, Keys.Conflicts(tenant), RowKey.Escape(id), cancellation) is { } row)
        {
            var there = Read(row);
            var changed = change(there);
            if (ReferenceEquals(changed, there)) return there;
            var save = RowChange.Replace(row.Key, Body(changed), row.Version);
            if ((await rows.Write(Table.Failures, Keys.Conflicts(tenant), [save], cancellation)).Applied) return changed;
        }

        return null;
    }

    public async Task Remove(TenantId tenant, IEnumerable<string> ids, CancellationToken cancellation)
    {
        foreach (var batch in ids.Select(id => RowChange.Delete(id)).Chunk(RowLimits.ChangesPerWrite))
            await rows.Write(Table.Failures, Keys.Conflicts(tenant), batch, cancellation);
    }

    private static Dictionary<string, object> Body(Conflict conflict) =>
        RowBody.Of(conflict, ("Kind", conflict.Kind.ToString()), ("Type", conflict.Type.ToString()), ("State", conflict.State.ToString()));
}
