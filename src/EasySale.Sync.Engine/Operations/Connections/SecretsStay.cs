using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Connections;

/// <summary>A stored secret goes only where it was entered for: a new address could be anybody's who wants to see it.</summary>
internal static class SecretsStay
{
    /// <param name="connector">What the connection is of.</param>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it would be saved.</param>
    /// <exception cref="ProblemException">An address leads elsewhere, and a secret was not entered again for it (400).</exception>
    public static void Check(Connector connector, Connection before, Connection after)
    {
        if (Remedy(connector, before, after) is not { } remedy) return;
        var errors = new InputErrors();
        foreach (var field in connector.Settings.Where(field => field.IsAddress && LeadsElsewhere(before, after, field.Name)))
            errors.Add(ConnectionFields.Path(connector, field.Name), $"Leads elsewhere than the stored secrets were entered for. {remedy}");
        errors.ThrowIfAny();
    }

    // Null where nothing stored would be sent there.
    private static string? Remedy(Connector connector, Connection before, Connection after)
    {
        var kept = before.SecretNames.Where(secret => after.SecretNames.GetValueOrDefault(secret.Key) == secret.Value).Select(secret => secret.Key).Order(StringComparer.Ordinal).ToList();
        if (kept.Count > 0) return $"Send them again with it: {string.Join(", ", kept)}.";
        // What an owner granted is kept apart, until something is entered in its place.
        var hasGrant = connector.Rotating.Count > 0 && !after.SecretNames.Values.Except(before.SecretNames.Values).Any();
        return hasGrant ? "Make another connection for it." : null;
    }

    // Without an address of its own a connection leads to the vendor.
    private static bool LeadsElsewhere(Connection before, Connection after, string name) =>
        after.Settings.GetValueOrDefault(name) is { } address && (before.Settings.GetValueOrDefault(name) is not { } known || !IsSame(new Uri(known), new Uri(address)));

    // Or the same host, from now on encrypted.
    private static bool IsSame(Uri known, Uri address) =>
        (known.Scheme, known.Authority) == (address.Scheme, address.Authority) || (known.Host == address.Host && known.IsDefaultPort && address is { Scheme: "https", IsDefaultPort: true });
}
