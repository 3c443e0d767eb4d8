using System.Globalization;
using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;

namespace EasySale.Sync.Engine.Stores.Mappings;

/// <summary>A version of a tenant's mapping of one kind on one route.</summary>
public sealed record SavedMapping
{
    /// <summary>Source connection.</summary>
    public required string Source { get; init; }

    /// <summary>Target connection.</summary>
    public required string Target { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Rises with every save and never begins anew, not even after a deletion.</summary>
    public required int Version { get; init; }

    /// <summary>None once it was deleted.</summary>
    public IReadOnlyList<MappingRule> Rules { get; init; } = [];

    /// <summary>A word about the change, from who made it.</summary>
    public string? Note { get; init; }

    public required string SavedBy { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    [JsonIgnore]
    public bool IsDeleted => Rules.Count == 0;

    /// <summary>How links and journals name it: <c>m3</c>.</summary>
    [JsonIgnore]
    public string Name => string.Create(CultureInfo.InvariantCulture, $"m{Version}");

    /// <summary>Its id in the API: <c>shop-1.books-1.orders</c>.</summary>
    [JsonIgnore]
    public string Id => IdOf(Source, Target, Kind);

    public static string IdOf(string source, string target, RecordKind kind) => $"{source}.{target}.{kind.Name()}";
}
