using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Runs;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>Mappings as they are now, without their versions: an import saves a version of its own.</summary>
public sealed class MappingSection(MappingStore mappings, MappingRoutes routes, SaveMappings save) : ConfigurationSection
{
    public override string Name => "mappings";

    public override int Order => 40;

    public override async Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) =>
        await mappings.All(tenant, cancellation).Where(stored => !stored.Value.IsDeleted && known.Contains(stored.Value.Source) && known.Contains(stored.Value.Target))
            .Select(stored => Shown(stored.Value)).ToListAsync(cancellation);

    public override async Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation)
    {
        var there = await mappings.All(import.Tenant, cancellation).ToDictionaryAsync(stored => stored.Value.Id, cancellationToken: cancellation);
        var seen = new HashSet<string>();
        var changes = new List<PlannedChange>();
        foreach (var (path, item) in import.Items(Name, content))
        {
            if (import.Read(path, () => Checked(import, item)) is not { } input) continue;
            var id = new MappingId(input.Source!, input.Target!, input.Kind!.Value);
            if (!seen.Add(id.ToString())) import.Errors.Add(path, "Names the same route and entity as one before it.");
            else if (Change(import.Caller, id, input, there.GetValueOrDefault(id.ToString())?.Value) is { } change) changes.Add(change);
        }

        return changes;
    }

    private MappingInput Checked(ConfigurationImport import, JsonElement item)
    {
        var input = MappingInput.ReadNew(item);
        var errors = new InputErrors();
        if (routes.Find([.. import.Connections.Values], new MappingId(input.Source!, input.Target!, input.Kind!.Value), errors, "") is { } route)
            MappingRoutes.Check(route, input.Rules, errors, "");
        SaveMappings.CheckSize(input.Rules, errors, "");
        errors.ThrowIfAny();
        return input;
    }

    private PlannedChange? Change(Caller caller, MappingId id, MappingInput input, SavedMapping? before)
    {
        if (before is not null && MappingChanges.Same(before.Rules, input.Rules)) return null;
        return new PlannedChange(
            new ChangeView(Name, id.ToString(), before is { IsDeleted: false } ? "update" : "create"),
            stop => Save(caller, id, input.Rules, input.Note, stop),
            // Versions never begin anew: taking back is a version too.
            stop => Save(caller, id, before?.Rules ?? [], before?.Note, stop));
    }

    private async Task Save(Caller caller, MappingId id, IReadOnlyList<MappingRule> rules, string? note, CancellationToken cancellation)
    {
        Stored<SavedMapping>? current;
        do current = await mappings.Find(caller.Tenant, id.Source, id.Target, id.Kind, cancellation);
        while (!IsSo(current, rules) && !await save.Save(caller, [(save.Next(caller, id, current?.Value, rules, note), current)], cancellation));
    }

    // What was never there, or is as it should be already, needs no version.
    private static bool IsSo(Stored<SavedMapping>? current, IReadOnlyList<MappingRule> rules) => MappingChanges.Same(current?.Value.Rules ?? [], rules);

    private static object Shown(SavedMapping mapping) => new { mapping.Source, mapping.Target, Entity = mapping.Kind.Name(), mapping.Rules, mapping.Note };
}
