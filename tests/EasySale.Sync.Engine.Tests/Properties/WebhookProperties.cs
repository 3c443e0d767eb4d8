using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Fakes;
using EasySale.Sync.Engine.Tests.Webhooks;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Properties;

/// <summary>Of all that arrives at a connection's address, only what its vendor sent gets in, and that once.</summary>
public sealed class WebhookProperties
{
    private static readonly TenantId Rival = new("rival");

    /// <summary>How a delivery differs from what was signed.</summary>
    public enum Tampering
    {
        None,
        BitOfBody,
        BitOfSignature,
        CutBody,
        LongerBody,
        NoSignature,
        RivalsSecret,
        BitOfSecret,
    }

    /// <summary>A delivery on its way.</summary>
    /// <param name="Id">The record it is about.</param>
    /// <param name="Event">What happened to it.</param>
    /// <param name="Secret">What it is signed with.</param>
    /// <param name="Tampering">What somebody did to it.</param>
    /// <param name="Place">Where; any number.</param>
    public sealed record Sent(int Id, int Event, string Secret, Tampering Tampering, int Place);

    private static readonly Gen<Sent> Any =
        from id in Gen.Choose(1, 1_000_000)
        from happened in Gen.Choose(1, 9)
        from secret in Texts.Any
        from tampering in Gen.Elements(Enum.GetValues<Tampering>())
        from place in Gen.Choose(0, 100_000)
        select new Sent(id, happened, $"s{secret}", tampering, place);

    [Fact]
    public void Only_what_the_vendor_signed_gets_in_and_repeated_it_gets_in_once() => Cases.Hold(Any, async sent =>
    {
        var house = new WebhookHouse();
        await house.Connect(WebhookHouse.Shop.Tenant, "shop-1", "fakeshop", (WebhookFields.Secret, sent.Secret));
        await house.Connect(Rival, "shop-1", "fakeshop", (WebhookFields.Secret, $"rival {sent.Secret}"));
        var genuine = FakeWebhooks.Delivery($"Orders {sent.Id} event{sent.Event}", sent.Secret);
        var arriving = Tampered(sent, genuine);

        var isRefused = await IsRefused(house, arriving);
        await IsRefused(house, arriving);

        Assert.Equal(sent.Tampering is not (Tampering.None or Tampering.RivalsSecret), isRefused);
        Assert.Equal(sent.Tampering == Tampering.None ? [$"{sent.Id}"] : [], (await house.Waiting()).Select(hint => hint.Hint.Id!));
        Assert.Equal(sent.Tampering == Tampering.RivalsSecret ? [$"{sent.Id}"] : [], (await house.Waiting(new InboxKey(Rival, "shop-1"))).Select(hint => hint.Hint.Id!));
    });

    private static WebhookDelivery Tampered(Sent sent, WebhookDelivery genuine)
    {
        var text = Encoding.UTF8.GetString(genuine.Body.Span);
        var signature = genuine.Header("sign")!;
        return sent.Tampering switch
        {
            Tampering.BitOfBody => genuine with { Body = Flipped(genuine.Body.ToArray(), sent.Place) },
            Tampering.BitOfSignature => Signed(genuine, Encoding.Latin1.GetString(Flipped(Encoding.Latin1.GetBytes(signature), sent.Place))),
            Tampering.CutBody => genuine with { Body = genuine.Body[..(sent.Place % genuine.Body.Length)] },
            Tampering.LongerBody => genuine with { Body = Encoding.UTF8.GetBytes($"{text}\nOrders 7 updated") },
            Tampering.NoSignature => genuine with { Headers = new Dictionary<string, string>() },
            Tampering.RivalsSecret => FakeWebhooks.Delivery(text, $"rival {sent.Secret}"),
            Tampering.BitOfSecret => FakeWebhooks.Delivery(text, Encoding.Latin1.GetString(Flipped(Encoding.UTF8.GetBytes(sent.Secret), sent.Place))),
            _ => genuine,
        };
    }

    private static WebhookDelivery Signed(WebhookDelivery delivery, string signature) => delivery with { Headers = new Dictionary<string, string> { ["sign"] = signature } };

    private static byte[] Flipped(byte[] bytes, int place)
    {
        bytes[place / 8 % bytes.Length] ^= (byte)(1 << (place % 8));
        return bytes;
    }

    private static async Task<bool> IsRefused(WebhookHouse house, WebhookDelivery delivery)
    {
        try
        {
            await house.Receive.Receive("fakeshop", "shop-1", delivery, "10.0.0.1", WebhookHouse.Cancellation);
            return false;
        }
        catch (ProblemException refusal)
        {
            Assert.Equal(KnownProblems.Unverified, refusal.Problem);
            return true;
        }
    }
}
