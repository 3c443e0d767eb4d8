using System.Text.RegularExpressions;

namespace EasySale.Sync.Engine.Stores.Notifications;

/// <summary>Where a tenant is told things. Secrets lie in the secret store, under the names given here.</summary>
public sealed partial record Channel
{
    /// <summary>What ids of channels begin with.</summary>
    public const string IdPrefix = "ch-";

    public required string Id { get; init; }

    public required ChannelType Type { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Where a <see cref="ChannelType.Webhook"/> is called.</summary>
    public string? Url { get; init; }

    /// <summary>How an <see cref="ChannelType.Email"/> is sent.</summary>
    public MailRoute? Mail { get; init; }

    /// <summary>Field → name in the secret store.</summary>
    public IReadOnlyDictionary<string, string> SecretNames { get; init; } = new Dictionary<string, string>();

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The text is an id as channels have it.</summary>
    public static bool IsId(string text) => IdForm().IsMatch(text);

    [GeneratedRegex("^" + IdPrefix + "[0-9a-f]{12}$")]
    private static partial Regex IdForm();
}
