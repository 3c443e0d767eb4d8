using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Telemetry;
using EasySale.Sync.Engine.Tests.Webhooks;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Deliveries are counted by whether they were taken; a platform nobody has is no tag of its own.</summary>
public sealed class DeliveryTelemetryTests
{
    [Fact]
    public async Task Deliveries_are_counted_by_what_became_of_them()
    {
        using var figures = new KeptFigures();
        var house = await WebhookHouse.Furnished();
        await house.Deliver("Orders 7 created");
        await Assert.ThrowsAsync<ProblemException>(() => house.Deliver("Orders 7 created", secret: "wrong"));
        await Assert.ThrowsAsync<ProblemException>(() => house.Receive.Receive("zyxwv", "shop-1", new(Array.Empty<byte>(), new Dictionary<string, string>()), "10.0.0.2", WebhookHouse.Cancellation));

        Assert.Equal(
            ["easysale.platform=fakeshop easysale.result=refused", "easysale.platform=fakeshop easysale.result=taken", "easysale.platform=unknown easysale.result=refused"],
            figures.Sums(MetricNames.Deliveries).Keys.Order());
    }
}
