using System.Text.Json;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.WooCommerce.Writing;

/// <summary>A resource as the store has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ParentId">Variations: the product's id; else null.</param>
/// <param name="IsTrashed">It is in the trash.</param>
/// <param name="Json">All of it.</param>
internal sealed record Held(string Id, string? ParentId, bool IsTrashed, JsonElement Json)
{
    /// <summary>As <see cref="Row.Version"/>.</summary>
    public string Version => new Row(Json).Version;

    public static Held Of(CommerceRecord record) => new(record.Id, (record as Product)?.ParentId, record.IsDeleted, record.Raw!.Value);
}
