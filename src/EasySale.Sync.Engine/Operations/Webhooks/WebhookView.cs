using System.Text.Json.Serialization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Stores.Webhooks;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>The webhooks of a connection, as they are here and at the vendor.</summary>
public sealed record WebhookView
{
    public required string ConnectionId { get; init; }

    /// <summary>The connection's setting: changes are taken over when they are reported.</summary>
    public required bool On { get; init; }

    /// <summary>Where the vendor delivers to; null while nothing is registered.</summary>
    public string? Address { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>What the vendor reports, asked just now; null where its API does not tell.</summary>
    public IReadOnlyList<WebhookSubscription>? Topics { get; init; }

    /// <summary>Topics that are missing or switched off at the vendor.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public DateTimeOffset? LastHintAt { get; init; }

    public DateTimeOffset? SilentSince { get; init; }

    public string? Problem { get; init; }

    /// <summary>What is left to do by hand; null when nothing is.</summary>
    public string? ToDo { get; init; }

    /// <summary>A new secret that has to be entered at the vendor by hand; shown this once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static WebhookView Of(Connection connection, WebhookState state) => new()
    {
        ConnectionId = connection.Id,
        On = WebhookFields.AreOn(connection),
        Address = state.Address,
        RegisteredAt = state.RegisteredAt,
        LastHintAt = state.LastHintAt,
        SilentSince = state.SilentSince,
        Problem = state.Problem,
    };
}
