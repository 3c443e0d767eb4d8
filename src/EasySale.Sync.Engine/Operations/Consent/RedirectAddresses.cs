using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Operations.Webhooks;

namespace EasySale.Sync.Engine.Operations.Consent;

/// <summary>Where answers of owners may go: the addresses that are configured, letter by letter, or the one that follows from the public address.</summary>
/// <param name="configured">As they are registered at the vendors; empty for the one that follows.</param>
/// <param name="here">Where this installation is reached from outside.</param>
public sealed class RedirectAddresses(IReadOnlyList<string> configured, PublicAddress here)
{
    /// <summary>The address for a platform.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="wanted">The one the caller wants; null for the only one.</param>
    /// <exception cref="ProblemException">It is none of those allowed, or none is known (400).</exception>
    public Uri Of(string platform, string? wanted)
    {
        var allowed = Allowed(platform);
        if (allowed.Count == 0)
            throw new ProblemException(KnownProblems.BadInput("redirectUri", "None is allowed yet. Set PUBLIC_URL or Consent__RedirectUris in the app's settings."));
        if (wanted is null) return new Uri(allowed[0]);
        return allowed.Contains(wanted, StringComparer.Ordinal)
            ? new Uri(wanted)
            : throw new ProblemException(KnownProblems.BadInput("redirectUri", $"Is none of those allowed, letter by letter: {string.Join(", ", allowed)}."));
    }

    private List<string> Allowed(string platform)
    {
        var path = $"/api/integrations/{platform}/callback";
        var own = configured.Where(address => address.EndsWith(path, StringComparison.Ordinal)).ToList();
        return own.Count > 0 || here.Root is null ? own : [here.Root.AbsoluteUri.TrimEnd('/') + path];
    }
}
