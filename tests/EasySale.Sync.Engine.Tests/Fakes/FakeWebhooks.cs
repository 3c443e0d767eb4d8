using System.Text;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Fakes;

/// <summary>Deliveries as lines of <c>kind id event account</c>, signed in the header <c>sign</c>; <c>ping</c> is a ping.</summary>
public sealed class FakeWebhooks(string? accountSetting = null) : WebhookReader
{
    public override string? AccountSetting => accountSetting;

    public override bool IsPing(WebhookDelivery delivery) => Text(delivery) == "ping";

    public override bool Proves(WebhookDelivery delivery, Secret secret) =>
        WebhookProof.IsSigned(delivery.Body.Span, secret.Reveal(), delivery.Header("sign"));

    public override WebhookNews Read(WebhookDelivery delivery) =>
        new([.. Text(delivery).Split('\n').Select(line => line.Split(' ')).Select(words => Hint(words))]);

    public static WebhookDelivery Delivery(string text, string secret)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var signature = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body);
        return new WebhookDelivery(body, new Dictionary<string, string> { ["sign"] = Convert.ToBase64String(signature) });
    }

    private static WebhookHint Hint(string[] words) =>
        new(Enum.Parse<RecordKind>(words[0]), words[1], words[2] == "deleted", words[2]) { Account = words.ElementAtOrDefault(3) };

    private static string Text(WebhookDelivery delivery) => Encoding.UTF8.GetString(delivery.Body.Span);
}
