namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>What the merchant, or whoever runs the app, has to do by hand.</summary>
internal static class WebhookAdvice
{
    public static string ForTheApp(Uri address) =>
        $"Enter {address} once as the webhook address of the app at the vendor, and the vendor's verifier token in this service's configuration. Nothing is to be done for this connection.";

    public static string ByHand(Uri address, string? header) =>
        $"Set up the webhooks at the vendor with the address {address}{(header is null ? "" : $" and the secret in the header {header}")}.";
}
