using Azure.Core;
using Azure.Core.Pipeline;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>The size we reckon a transaction to have is never below the one it has on the wire.</summary>
public sealed class WireSizeTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("plain text, as it comes: a/b-c_d.e")]
    [InlineData("\"quoted\" <b> & 'c' + 漢字 é 🙂 \\ \n")]
    public async Task A_transaction_is_reckoned_no_smaller_than_it_is(string text)
    {
        var measured = new MeasuresBodies();
        var store = new TableRowStore(
            StorageClients.Of(azurite.ConnectionString, new StorageMeter(), options => options.AddPolicy(measured, HttpPipelinePosition.PerCall)), AzuriteFixture.NewTablePrefix());
        var values = new Dictionary<string, object>
        {
            ["Text"] = string.Concat(Enumerable.Repeat(text, 100)),
            ["Bytes"] = new byte[10_001],
            ["Number"] = long.MinValue,
            ["At"] = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
            ["Yes"] = true,
        };
        RowChange[] changes = [.. Enumerable.Range(0, 50).Select(n => RowChange.Put(new string('é', 300) + n, values))];

        await store.Write(Table.Settings, PartitionKey.Of(new TenantId("acme"), "wire", new string('x', 400)), changes, TestContext.Current.CancellationToken);

        var reckoned = changes.Sum(RowLimits.WireSize);
        Assert.InRange(measured.Largest, reckoned / 4, reckoned);
    }

    private sealed class MeasuresBodies : HttpPipelineSynchronousPolicy
    {
        public long Largest { get; private set; }

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Content is { } content && content.TryComputeLength(out var length)) Largest = Math.Max(Largest, length);
        }
    }
}
