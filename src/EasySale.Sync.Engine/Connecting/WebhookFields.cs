namespace EasySale.Sync.Engine.Connecting;

/// <summary>The settings of connections whose vendor sends webhooks; a connector lists those that fit it.</summary>
public static class WebhookFields
{
    private const string Off = "off";

    public static readonly SettingField Switch = new(
        "webhooks", "Whether changes are taken over as soon as the vendor reports them (on), or by schedules alone (off).")
    {
        Required = false,
        Default = "on",
        Allowed = ["on", Off],
    };

    private const string Before = "webhookSecretBefore";

    public static readonly SettingField Secret = new(
        "webhookSecret", "What webhook deliveries are verified with. Made by POST /api/integrations/connections/{id}/webhooks; give one only for webhooks set up by hand.")
    {
        Required = false,
        IsSecret = true,
        KeptAs = Before,
    };

    public static readonly SettingField SecretBefore = new(
        Before, "The webhook secret used before; accepted as well, for deliveries that were under way when it was changed.")
    {
        Required = false,
        IsSecret = true,
    };

    /// <summary>For vendors whose deliveries arrive at an address of the connection's own.</summary>
    public static readonly IReadOnlyList<SettingField> All = [Switch, Secret, SecretBefore];

    public static bool AreOn(Connection connection) => connection.Enabled && connection.Settings.GetValueOrDefault(Switch.Name) != Off;
}
