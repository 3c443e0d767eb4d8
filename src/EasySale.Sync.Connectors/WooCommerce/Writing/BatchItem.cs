using System.Text.Json;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>What became of one item of a batch: the resource as it is now, or why the store refused it.</summary>
/// <param name="Resource">As it is now; undefined when refused.</param>
/// <param name="Failure">Why it was refused; nothing was done then.</param>
internal sealed record BatchItem(JsonElement Resource, SyncException? Failure)
{
    /// <summary>Who has what had to be unique, where the store says so.</summary>
    public string? HolderId { get; init; }
}
