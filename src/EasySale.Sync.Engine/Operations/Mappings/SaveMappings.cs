using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Operations.Mappings;

/// <summary>Saves checked mappings, all or none, and keeps the trail.</summary>
public sealed class SaveMappings(MappingStore mappings, TenantSettingsStore settings, AuditStore audit, TimeProvider time)
{
    /// <summary>The largest mapping, bytes of its JSON.</summary>
    public const int MostBytes = 200_000;

    /// <summary>The next version of a mapping.</summary>
    /// <param name="caller">Who makes it.</param>
    /// <param name="id">Which mapping.</param>
    /// <param name="before">The version there is, deleted or not; null for none.</param>
    /// <param name="rules">None to delete it.</param>
    /// <param name="note">A word about it.</param>
    public SavedMapping Next(Caller caller, MappingId id, SavedMapping? before, IReadOnlyList<MappingRule> rules, string? note) => new()
    {
        Source = id.Source,
        Target = id.Target,
        Kind = id.Kind,
        Version = (before?.Version ?? 0) + 1,
        Rules = rules,
        Note = note,
        SavedBy = caller.UserId,
        SavedAt = time.GetUtcNow(),
    };

    /// <returns>False when somebody else saved one of them meanwhile; then nothing is saved.</returns>
    public async Task<bool> Save(Caller caller, IReadOnlyList<(SavedMapping After, Stored<SavedMapping>? Before)> changes, CancellationToken cancellation)
    {
        // The trail first, and that runs look for mappings: neither may be missing once a mapping holds.
        foreach (var (after, before) in changes) await audit.Add(caller.Tenant, Entry(after, before?.Value), cancellation);
        if (!(await settings.Get(caller.Tenant, cancellation)).HasMappings)
            await settings.Change(caller.Tenant, chosen => chosen with { HasMappings = true }, cancellation);
        return await mappings.Save(caller.Tenant, [.. changes.Select(change => (change.After, change.Before?.Version))], cancellation);
    }

    internal static void CheckSize(IReadOnlyList<MappingRule> rules, InputErrors errors, string path)
    {
        if (StoredJson.Write(rules).Length > MostBytes) errors.Add(path + "rules", $"Must have at most {MostBytes} bytes together. Shorten the tables.");
    }

    private static AuditEntry Entry(SavedMapping after, SavedMapping? before) => new()
    {
        At = after.SavedAt,
        By = after.SavedBy,
        Action = after.IsDeleted ? AuditActions.MappingDeleted : AuditActions.MappingSaved,
        Subject = after.Id,
        About = $"{after.Kind.Name()}, {after.Source} to {after.Target}, version {after.Version}",
        Changes = MappingChanges.Of(before?.Rules ?? [], after.Rules),
    };
}
