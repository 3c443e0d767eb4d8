using System.Text.Json;
using EasySale.Sync.Engine.Operations.Inputs;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Operations.Webhooks;

/// <summary>How webhooks are to be registered.</summary>
/// <param name="Url">Where this installation is reached from outside; null: as the configuration says.</param>
/// <param name="NewSecret">A new secret is made; the one before stays accepted.</param>
public sealed record WebhookInput(Uri? Url, bool NewSecret)
{
    /// <exception cref="ProblemException">A field is wrong (400).</exception>
    public static WebhookInput Read(JsonElement? body)
    {
        var errors = new InputErrors();
        var fields = new JsonInput(body, errors);
        var text = fields.Text("url");
        Uri? url = null;
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "https" or "http" && url.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0))
            fields.Wrong("url", "Must be the address this service is reached at from outside. Example: https://sync.example.com");
        var input = new WebhookInput(url, fields.Flag("newSecret") ?? false);
        fields.Close();
        errors.ThrowIfAny();
        return input;
    }
}
