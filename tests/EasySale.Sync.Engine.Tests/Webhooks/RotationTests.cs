using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Operations.Problems;

namespace EasySale.Sync.Engine.Tests.Webhooks;

/// <summary>Nothing a vendor delivers is refused while its secret is changed, whatever fails meanwhile.</summary>
public sealed class RotationTests
{
    [Fact]
    public async Task However_often_a_new_secret_does_not_reach_the_vendor_the_one_it_has_is_accepted()
    {
        var house = await WebhookHouse.Furnished();
        house.Subscriptions.BreaksOff = true;
        foreach (var _ in (int[])[1, 2, 3]) await Assert.ThrowsAsync<SyncException>(() => Renew(house));

        await house.Deliver("Orders 1 updated");
        house.Subscriptions.BreaksOff = false;
        await Renew(house);

        await house.Deliver("Orders 2 updated");
        var first = house.Subscriptions.Secret!.Reveal();
        await house.Deliver("Orders 3 updated", first);
        await Renew(house);
        Assert.NotEqual(first, house.Subscriptions.Secret!.Reveal());
        Assert.Equal(2, house.Secrets.Values.Count);
    }

    [Fact]
    public async Task What_a_vendor_made_before_it_failed_can_be_taken_away()
    {
        var house = await WebhookHouse.Furnished();
        house.Subscriptions.BreaksOff = true;
        await Assert.ThrowsAsync<SyncException>(() => Renew(house));
        Assert.NotEmpty(house.Subscriptions.Active);

        await house.Manage.Remove(WebhookHouse.Admin, "shop-1", WebhookHouse.Cancellation);

        Assert.Empty(house.Subscriptions.Active);
    }

    [Fact]
    public async Task A_secret_entered_by_hand_keeps_the_one_before_until_it_is_taken_away()
    {
        var house = await WebhookHouse.Furnished();

        await house.Update.Update(WebhookHouse.Admin, "shop-1", house.Input("""{"secrets":{"webhookSecret":"second"}}"""), WebhookHouse.Cancellation);
        await house.Deliver("Orders 1 updated");
        await house.Deliver("Orders 2 updated", "second");
        await house.Update.Update(WebhookHouse.Admin, "shop-1", house.Input("""{"secrets":{"webhookSecret":"third"}}"""), WebhookHouse.Cancellation);

        await house.Deliver("Orders 3 updated", "second");
        await Assert.ThrowsAsync<ProblemException>(() => house.Deliver("Orders 4 updated"));
        await house.Update.Update(WebhookHouse.Admin, "shop-1", house.Input("""{"secrets":{"webhookSecretBefore":null}}"""), WebhookHouse.Cancellation);
        await Assert.ThrowsAsync<ProblemException>(() => house.Deliver("Orders 5 updated", "second"));
        await house.Deliver("Orders 6 updated", "third");
        Assert.Equal(["third"], house.Secrets.Values);
    }

    private static Task Renew(WebhookHouse house) => house.Manage.Register(WebhookHouse.Admin, "shop-1", new(null, NewSecret: true), WebhookHouse.Cancellation);
}
