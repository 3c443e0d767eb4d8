namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>A channel was told of a kind; until the end further events are gathered.</summary>
/// <param name="Ends">The end, when the gathered ones are sent.</param>
/// <param name="DeliveryId">The message that gathers them; null while there are none.</param>
public sealed record DigestWindow(DateTimeOffset Ends, string? DeliveryId);
