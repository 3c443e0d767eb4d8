using System.Text.Json;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Stores.Notifications;

namespace EasySale.Sync.Engine.Operations.Notifications;

/// <summary>A channel as callers write it: what is left out stays.</summary>
/// <param name="Body">The request.</param>
public sealed record ChannelInput(JsonElement? Body)
{
    private const int LongestText = 2000;

    /// <summary>Secrets are entered later; those that are missing are not asked for.</summary>
    internal bool SecretsFollow { get; init; }

    /// <summary>What answers show beside; it may be sent back.</summary>
    private static readonly string[] Shown = ["id", "secretsSet", "createdAt", "updatedAt"];

    private static readonly string[] Types = ["email", "slack", "webhook"];

    /// <summary>The channel with the changes, and the secrets that were sent.</summary>
    /// <param name="before">What is changed; null for a new one.</param>
    /// <param name="id">The id of a new one.</param>
    /// <param name="now">When.</param>
    /// <exception cref="Problems.ProblemException">A field is wrong or missing (400, all of them named).</exception>
    internal (Channel Channel, IReadOnlyDictionary<string, Secret> Secrets) Apply(Channel? before, string id, DateTimeOffset now)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(Body, errors);
        foreach (var name in Shown) fields.Has(name);
        var type = Type(fields, before, errors);
        var channel = new Channel
        {
            Id = id,
            Type = type,
            Name = fields.Text("name") ?? before?.Name ?? Types[(int)type],
            Enabled = fields.Flag("enabled") ?? before?.Enabled ?? true,
            Url = type == ChannelType.Webhook ? Url(fields, before) : null,
            Mail = type == ChannelType.Email ? MailInput.Read(fields.Object("mail"), before?.Mail) : null,
            SecretNames = before?.SecretNames ?? new Dictionary<string, string>(),
            CreatedAt = before?.CreatedAt ?? now,
            UpdatedAt = now,
        };
        channel = channel with { SecretNames = Kept(before, channel) };
        var secrets = Secrets(fields.Object("secrets"), channel, SecretsFollow ? [] : channel.Missing());
        // Shown as null where it is of another type.
        foreach (var name in new[] { "url", "mail" })
            if ((name == "url" ? channel.Url : (object?)channel.Mail) is null) fields.Has(name);
        fields.Close();
        errors.ThrowIfAny();
        return (channel, secrets);
    }

    // A password goes only to the server it was entered for.
    private static IReadOnlyDictionary<string, string> Kept(Channel? before, Channel channel) => before?.Mail is { } known && channel.Mail is { } mail && !known.IsSameServer(mail)
        ? before.SecretNames.Where(secret => secret.Key != ChannelFields.Password).ToDictionary()
        : channel.SecretNames;

    private static ChannelType Type(JsonInput fields, Channel? before, InputErrors errors)
    {
        var type = fields.Choice("type", Types) is { } text ? Enum.Parse<ChannelType>(text, ignoreCase: true) : before?.Type;
        if (type is null && !fields.Has("type")) fields.Wrong("type", $"Choose one: {string.Join(", ", Types)}.");
        if (before is not null && type != before.Type) fields.Wrong("type", "Cannot be changed. Make another channel.");
        // Without a type nothing else can be judged.
        if (type is null) errors.ThrowIfAny();
        return type!.Value;
    }

    private static string? Url(JsonInput fields, Channel? before)
    {
        var url = fields.Text("url", LongestText) ?? before?.Url;
        if (url is null) fields.Wrong("url", "Give the address that is called, https://….");
        return url;
    }

    private static Dictionary<string, Secret> Secrets(JsonInput fields, Channel channel, IReadOnlyList<string> missing)
    {
        var secrets = new Dictionary<string, Secret>();
        foreach (var name in ChannelFields.Of(channel.Type))
            if (fields.Text(name, LongestText) is { } text) secrets[name] = new Secret(text);
            else if (missing.Contains(name)) fields.Wrong(name, "Is needed.");
        if (secrets.TryGetValue(ChannelFields.SigningSecret, out var signing) && !StandardWebhook.IsSecret(signing.Reveal()))
            fields.Wrong(ChannelFields.SigningSecret, StandardWebhook.Allowed);
        fields.Close();
        return secrets;
    }
}
