using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Makes, changes and takes away a tenant's mappings. Each change is a new version.</summary>
public sealed class EditMappings(MappingStore mappings, MappingRoutes routes, SaveMappings save)
{
    /// <exception cref="ProblemException">The route or a rule is wrong (400), or there is a mapping already (409).</exception>
    public async Task<MappingDetails> Create(Caller caller, MappingInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var id = new MappingId(input.Source!, input.Target!, input.Kind!.Value);
        var route = await Checked(caller, id, input, cancellation);
        var before = await Find(caller, id, cancellation);
        if (before is { Value.IsDeleted: false }) throw new ProblemException(KnownProblems.MappingExists(id.ToString(), before.Value.Version));
        return await Save(caller, route, before, save.Next(caller, id, before?.Value, input.Rules, input.Note), cancellation);
    }

    /// <exception cref="ProblemException">There is no such mapping (404), a rule is wrong (400) or somebody else changed it (409).</exception>
    public async Task<MappingDetails> Update(Caller caller, MappingId id, MappingInput input, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await Live(caller, id, input.Version, cancellation);
        var route = await Checked(caller, id, input, cancellation);
        return await Save(caller, route, before, save.Next(caller, id, before.Value, input.Rules, input.Note), cancellation);
    }

    /// <summary>Goes back to the built-in mapping. The versions stay listed.</summary>
    /// <exception cref="ProblemException">There is no such mapping (404), or it has another version (409).</exception>
    public async Task Delete(Caller caller, MappingId id, int? version, CancellationToken cancellation)
    {
        caller.Demand(Role.Admin);
        var before = await Live(caller, id, version, cancellation);
        if (!await save.Save(caller, [(save.Next(caller, id, before.Value, [], null), before)], cancellation)) throw await Changed(caller, id, cancellation);
    }

    private async Task<MappingDetails> Save(Caller caller, MappingRoute route, Stored<SavedMapping>? before, SavedMapping after, CancellationToken cancellation)
    {
        if (!await save.Save(caller, [(after, before)], cancellation)) throw await Changed(caller, new MappingId(after.Source, after.Target, after.Kind), cancellation);
        return new MappingDetails(after, route.Connector.FieldsOf(route.Kind));
    }

    private async Task<MappingRoute> Checked(Caller caller, MappingId id, MappingInput input, CancellationToken cancellation)
    {
        var errors = new InputErrors();
        var route = await routes.Find(caller.Tenant, id, errors, "", cancellation);
        if (route is not null) MappingRoutes.Check(route, input.Rules, errors, "");
        SaveMappings.CheckSize(input.Rules, errors, "");
        errors.ThrowIfAny();
        return route!;
    }

    private Task<Stored<SavedMapping>?> Find(Caller caller, MappingId id, CancellationToken cancellation) =>
        mappings.Find(caller.Tenant, id.Source, id.Target, id.Kind, cancellation);

    private async Task<Stored<SavedMapping>> Live(Caller caller, MappingId id, int? version, CancellationToken cancellation)
    {
        if (await Find(caller, id, cancellation) is not { Value.IsDeleted: false } there) throw new ProblemException(MappingId.Unknown(id.ToString()));
        return version is null || version == there.Value.Version ? there : throw new ProblemException(KnownProblems.MappingChanged(id.ToString(), there.Value.Version));
    }

    private async Task<ProblemException> Changed(Caller caller, MappingId id, CancellationToken cancellation) =>
        new(KnownProblems.MappingChanged(id.ToString(), (await Find(caller, id, cancellation))?.Value.Version ?? 0));
}
