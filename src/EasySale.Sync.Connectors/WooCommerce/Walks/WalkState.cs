using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.WooCommerce.Walks;

/// <summary>Where a walk stands: the content of its cursor.</summary>
internal sealed record WalkState
{
    public int Leg { get; init; }

    /// <summary>The store's clock at its first answer.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Collection → the newest change seen, never later than the store's clock said.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Newest { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Collections this store's release does not have.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Walk by id: how many rows to leave out; the last of those is read again.</summary>
    public int Offset { get; init; }

    /// <summary>Walk by id: the last id seen.</summary>
    public long LastId { get; init; }

    /// <summary>The leg has begun: <see cref="After"/> holds.</summary>
    public bool Begun { get; init; }

    /// <summary>Changes after this; null for all.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Walk by change: fingerprints of rows seen that come back because of where <see cref="After"/> stands.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];

    /// <summary>Walk by change: a second with more rows than a page holds, walked by id.</summary>
    public DateTimeOffset? Second { get; init; }

    public static WalkState Of(Cursor? cursor) => cursor is null ? new WalkState() : cursor.Read(WalkJson.Default.WalkState, WooCommerceErrors.Prefix);

    public Cursor ToCursor() => new(JsonSerializer.Serialize(this, WalkJson.Default.WalkState));

    /// <summary>The start of the following leg, with what the walk has learnt.</summary>
    public WalkState NextLeg() => new() { Leg = Leg + 1, Start = Start, Newest = Newest, Missing = Missing };

    public WalkState With(string collection, DateTimeOffset seen) =>
        Newest.TryGetValue(collection, out var newest) && newest >= seen
            ? this
            : this with { Newest = new Dictionary<string, DateTimeOffset>(Newest) { [collection] = seen } };
}
