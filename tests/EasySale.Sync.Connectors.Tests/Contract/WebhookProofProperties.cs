using System.Security.Cryptography;
using System.Text;
using EasySale.Sync.Connectors.QuickBooks;
using EasySale.Sync.Connectors.Supabase;
using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.Contract;

/// <summary>
/// Of every vendor's deliveries only the untampered prove themselves: one bit anywhere, in the body, the signature or the secret, and they do
/// not. Where a vendor signs nothing, its secret is all there is to prove.
/// </summary>
public sealed class WebhookProofProperties
{
    private static readonly Gen<(byte[] Body, string Secret, int Place)> Any =
        from body in Gen.NonEmptyListOf(Gen.Choose(0, 255).Select(value => (byte)value))
        from secret in Gen.NonEmptyListOf(Gen.Choose(33, 126).Select(sign => (char)sign))
        from place in Gen.Choose(0, 1_000_000)
        select (body.ToArray(), $"k{string.Concat(secret)}", place);

    [Fact]
    public void Only_what_Intuit_signed_is_proved() => Cases.Hold(Any, given => AssertSigned(new QuickBooksWebhooks(), "intuit-signature", given, given.Secret));

    [Fact]
    public void Only_what_the_store_signed_is_proved() =>
        Cases.Hold(Any, given => AssertSigned(new WooCommerceWebhooks(), "X-WC-Webhook-Signature", given, StoreSecret.Decoded(given.Secret)));

    [Fact]
    public void Only_the_projects_secret_proves() => Cases.Hold(Any, given =>
    {
        var reader = new SupabaseWebhooks();
        var flipped = Encoding.Latin1.GetString(Flipped(Encoding.Latin1.GetBytes(given.Secret), given.Place));

        Assert.True(reader.Proves(Delivery(given.Body, reader.SecretHeader, given.Secret), new Secret(given.Secret)));
        Assert.False(reader.Proves(Delivery(given.Body, reader.SecretHeader, flipped), new Secret(given.Secret)));
        Assert.False(reader.Proves(Delivery(given.Body, reader.SecretHeader, given.Secret[..^1]), new Secret(given.Secret)));
        Assert.False(reader.Proves(Delivery(given.Body, "X-Other", given.Secret), new Secret(given.Secret)));
    });

    private static void AssertSigned(WebhookReader reader, string header, (byte[] Body, string Secret, int Place) given, string key)
    {
        var signature = Signature(given.Body, key);
        var secret = new Secret(given.Secret);

        Assert.True(reader.Proves(Delivery(given.Body, header, signature), secret));
        Assert.False(reader.Proves(Delivery(Flipped(given.Body, given.Place), header, signature), secret));
        Assert.False(reader.Proves(Delivery(given.Body[..^1], header, signature), secret));
        Assert.False(reader.Proves(Delivery(given.Body, header, Encoding.Latin1.GetString(Flipped(Encoding.Latin1.GetBytes(signature), given.Place))), secret));
        Assert.False(reader.Proves(Delivery(given.Body, header, Signature(given.Body, $"{key}x")), secret));
        Assert.False(reader.Proves(new WebhookDelivery(given.Body, new Dictionary<string, string>()), secret));
        Assert.False(reader.Proves(Delivery(given.Body, header, Signature(given.Body, "")), new Secret("")));
    }

    private static WebhookDelivery Delivery(byte[] body, string header, string value) =>
        new(body, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [header] = value });

    private static string Signature(byte[] body, string key) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), body));

    private static byte[] Flipped(byte[] bytes, int place)
    {
        byte[] flipped = [.. bytes];
        flipped[place / 8 % bytes.Length] ^= (byte)(1 << (place % 8));
        return flipped;
    }
}
