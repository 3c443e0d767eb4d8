using System.Globalization;
using EasySale.Sync.Azure.Storage;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Benchmarks.House;

/// <summary>One process of several on one connection: calls as fast as it may, and waits as a run does when it is held back.</summary>
internal sealed class LimitedWorker(string storage, Uri address, TimeSpan length)
{
    private const int Callers = 12;
    private readonly StorageMeter _storage = new();
    private readonly VendorMeter _calls = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>Works, then writes two numbers: calls and storage transactions.</summary>
    public async Task Run(TextWriter output)
    {
        var rows = new TableRowStore(StorageClients.Of(storage, _storage));
        var gates = new ConnectionGates(new GateStore(rows), new LaneScheduleStore(rows), TimeProvider.System);
        var connection = new Connection { Tenant = new TenantId("bench"), Id = "ledger", Platform = "limited", Name = "Ledger" };
        var gate = await gates.Open(connection, new LimitedLedger(), default);
        using var client = VendorClient.Create(new OutboundAddresses(allowsLoopback: true));
        var http = new VendorHttp(client, RetryPolicy.Create(TimeProvider.System), _calls, gate);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Call(http)));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{_calls.Calls} {_storage.Transactions}"));
    }

    private async Task Call(VendorHttp http)
    {
        while (TimeProvider.System.GetElapsedTime(_started) < length)
        {
            try
            {
                await http.Send(new VendorRequest(HttpMethod.Post, address) { Lanes = [LimitedLedger.Lane] }, default);
            }
            catch (SyncException failure) when (failure.IsHeldBack)
            {
                await Task.Delay(failure.RetryAfter!.Value);
            }
        }
    }
}
