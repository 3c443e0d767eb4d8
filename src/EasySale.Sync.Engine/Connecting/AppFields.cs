namespace EasySale.Sync.Engine.Connecting;

/// <summary>
/// What this installation's own registration at a vendor provides for all its connections, so that no merchant enters it. What a
/// connection says itself wins.
/// </summary>
/// <param name="find">Platform and field → its value, or null.</param>
public sealed class AppFields(Func<string, string, string?> find)
{
    public static readonly AppFields None = new((_, _) => null);

    /// <summary>Field → value, of those that are no secrets.</summary>
    public Dictionary<string, string> Settings(Connector connector, IReadOnlyDictionary<string, string>? own = null)
    {
        var settings = own is null ? [] : new Dictionary<string, string>(own);
        foreach (var field in Of(connector).Where(field => !field.IsSecret))
            if (find(connector.Platform, field.Name) is { Length: > 0 } value) settings.TryAdd(field.Name, value);
        return settings;
    }

    /// <summary>Field → secret. None of ours where a connection names another address than we do: what proves this installation is sent nowhere a tenant chooses.</summary>
    /// <param name="connector">What the connection is of.</param>
    /// <param name="own">The connection's own secrets.</param>
    /// <param name="settings">The connection's own settings.</param>
    public Dictionary<string, Secret> Secrets(
        Connector connector, IReadOnlyDictionary<string, Secret>? own = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var secrets = own is null ? [] : new Dictionary<string, Secret>(own);
        if (settings is not null && LeadsElsewhere(connector, settings)) return secrets;
        foreach (var field in Of(connector).Where(field => field.IsSecret))
            if (find(connector.Platform, field.Name) is { Length: > 0 } value) secrets.TryAdd(field.Name, new Secret(value));
        return secrets;
    }

    private bool LeadsElsewhere(Connector connector, IReadOnlyDictionary<string, string> settings) =>
        Of(connector).Any(field => field.IsAddress && settings.TryGetValue(field.Name, out var own) && own.TrimEnd('/') != find(connector.Platform, field.Name)?.TrimEnd('/'));

    private static IReadOnlyList<SettingField> Of(Connector connector) => connector.Consent?.App ?? [];
}
