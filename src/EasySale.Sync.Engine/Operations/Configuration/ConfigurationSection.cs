using System.Text.Json;
using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Engine.Operations.Configuration;

/// <summary>
/// One area's part of a tenant's configuration. An area plugs itself in by a class of its own, listed with the engine's services.
/// </summary>
public abstract class ConfigurationSection
{
    /// <summary>Its camelCase name in the document.</summary>
    public abstract string Name { get; }

    /// <summary>Sections are planned and applied from the lowest to the highest: what others refer to comes first.</summary>
    public abstract int Order { get; }

    /// <summary>Everything of it but secrets, as JSON can carry it; <see cref="Plan"/> takes it back.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="known">Ids of the connections there are: what names another one waits for its return, and would be refused anywhere else.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public abstract Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation);

    /// <summary>What an import would change. Only reads; what is wrong is gathered in the import's errors.</summary>
    /// <param name="import">Whose, and where errors go.</param>
    /// <param name="content">The section as the document has it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public abstract Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation);
}
