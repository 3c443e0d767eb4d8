using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Engine.Stores.Routes;

/// <summary>Which natural keys a kind of record has.</summary>
public static class NaturalKeys
{
    /// <summary>The keys in the order they are tried; none for kinds that are recognized by their links alone.</summary>
    public static IReadOnlyList<NaturalKey> Of(RecordKind kind) => kind switch
    {
        RecordKind.Customers => [NaturalKey.Email, NaturalKey.DisplayName],
        RecordKind.Products => [NaturalKey.Sku, NaturalKey.DisplayName],
        _ => [],
    };
}
