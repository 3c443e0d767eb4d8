namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>Where this installation is reached from outside.</summary>
/// <param name="Root">Such as <c>https://sync.example.com/</c>; null when the configuration does not say.</param>
public sealed record PublicAddress(Uri? Root)
{
    /// <summary>Where a vendor delivers to: for a connection, or for the whole app.</summary>
    public static Uri Of(Uri root, string platform, string? connectionId) =>
        new(root.AbsoluteUri.TrimEnd('/') + $"/api/webhooks/{platform}" + (connectionId is null ? "" : $"/{connectionId}"));
}
