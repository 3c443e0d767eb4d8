using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>All mappings as one document: out, edited by hand or program, and back in, all of it or nothing.</summary>
public sealed class TransferMappings(MappingStore mappings, MappingRoutes routes, SaveMappings save, TimeProvider time)
{
    public async Task<ExportedMappings> Export(Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Role.Viewer);
        var live = mappings.All(caller.Tenant, cancellation).Where(stored => !stored.Value.IsDeleted).Select(stored => new MappingView(stored.Value));
        return new ExportedMappings(ExportedMappings.Name, time.GetUtcNow(), await live.ToListAsync(cancellation));
    }

    /// <summary>Mappings that are not sent stay as they are; those sent without a version replace whatever is there.</summary>
    /// <exception cref="ProblemException">A mapping is wrong (400, all of them named), or has another version by now (409). Nothing is saved then.</exception>
    public async Task<ImportAnswer> Import(Caller caller, ImportInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        await Check(caller, input, cancellation);
        var there = await mappings.All(caller.Tenant, cancellation).ToDictionaryAsync(stored => stored.Value.Id, cancellationToken: cancellation);
        var changes = input.Mappings.Select(mapping => Change(caller, mapping, there)).ToList();
        var answer = new ImportAnswer(input.DryRun, [.. changes.Select(Told)]);
        var needed = changes.Where(change => !IsSame(change)).ToList();
        if (input.DryRun || needed.Count == 0 || await save.Save(caller, needed, cancellation)) return answer;
        var first = needed[0].After;
        throw new ProblemException(KnownProblems.MappingChanged(first.Id, first.Version));
    }

    private async Task Check(Caller caller, ImportInput input, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        for (var index = 0; index < input.Mappings.Count; index++)
        {
            var (mapping, path) = (input.Mappings[index], $"mappings[{index}].");
            if (await routes.Find(caller.Tenant, IdOf(mapping), errors, path, cancellation) is { } route) MappingRoutes.Check(route, mapping.Rules, errors, path);
            SaveMappings.CheckSize(mapping.Rules, errors, path);
        }

        errors.ThrowIfAny();
    }

    private (SavedMapping After, Stored<SavedMapping>? Before) Change(Caller caller, MappingInput input, Dictionary<string, Stored<SavedMapping>> there)
    {
        var id = IdOf(input);
        var before = there.GetValueOrDefault(id.ToString());
        if (before is { Value.IsDeleted: false } && input.Version is { } version && version != before.Value.Version)
            throw new ProblemException(KnownProblems.MappingChanged(id.ToString(), before.Value.Version));
        return (save.Next(caller, id, before?.Value, input.Rules, input.Note), before);
    }

    private static MappingId IdOf(MappingInput input) => new(input.Source!, input.Target!, input.Kind!.Value);

    private static bool IsSame((SavedMapping After, Stored<SavedMapping>? Before) change) =>
        change.Before is { Value.IsDeleted: false } before && MappingChanges.Same(before.Value.Rules, change.After.Rules);

    private static ImportedMapping Told((SavedMapping After, Stored<SavedMapping>? Before) change)
    {
        if (IsSame(change)) return new ImportedMapping(change.After.Id, "unchanged", change.Before!.Value.Version);
        return new ImportedMapping(change.After.Id, change.Before is { Value.IsDeleted: false } ? "changed" : "created", change.After.Version);
    }
}
