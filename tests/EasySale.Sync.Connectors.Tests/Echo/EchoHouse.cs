using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http.Limits;
using EasySale.Sync.Engine.Operations.Webhooks;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Failures;
using EasySale.Sync.Engine.Stores.Limits;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Settings;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Simulators;
using EasySale.Sync.Simulators.Time;
using Microsoft.Extensions.Logging.Abstractions;
using RouteDirection = EasySale.Sync.Engine.Stores.Routes.RouteDirection;

namespace EasySale.Sync.Connectors.Tests.Echo;

/// <summary>Two systems that tell of every change, whoever made it, and the engine between them over stores in memory.</summary>
internal sealed class EchoHouse : IAsyncDisposable
{
    /// <summary>More rounds than anything here needs: what takes more goes round in circles.</summary>
    private const int MostRounds = 12;

    private const string Sender = "10.0.0.1";

    private static readonly TenantId Tenant = new("acme");
    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(30);

    private readonly StorageMeter _meter = new();
    private readonly HeldSecrets _secrets = new();
    private readonly JumpingTime _time;
    private readonly MemoryRowStore _rows;
    private readonly MemoryBlobStore _blobs;
    private readonly CountedWrites _writes;
    private readonly HttpClient _client;
    private readonly ConnectorCatalog _catalog;
    private readonly WebhookDesk _desk;

    private EchoHouse(AnnouncingSide one, AnnouncingSide other, JumpingTime time)
    {
        (One, Other, _time) = (one, other, time);
        (_rows, _blobs) = (new MemoryRowStore(_meter), new MemoryBlobStore(_meter));
        _writes = new CountedWrites(new InProcessCalls(one.Hosts.Concat(other.Hosts).ToDictionary()), call => Sides.All(side => side.IsWrite(call) || !IsTo(side, call)));
        _client = new HttpClient(_writes);
        _catalog = new ConnectorCatalog([one.Connector, other.Connector]);
        _desk = new WebhookDesk(_rows, _time, _catalog, _secrets, new Secret(BooksSide.Verifier));
    }

    /// <summary>The side the route is stored with as its source.</summary>
    public AnnouncingSide One { get; }

    public AnnouncingSide Other { get; }

    private AnnouncingSide[] Sides => [One, Other];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunStores Stores => RunStores.Over(_rows, _blobs, _time);

    /// <summary>Customers and products travel both ways; nothing is in either yet.</summary>
    public static async Task<EchoHouse> Start(JumpingTime time, AnnouncingSide one, AnnouncingSide other, ConflictStrategy strategy)
    {
        var house = new EchoHouse(one, other, time);
        foreach (var side in house.Sides) await house.Connect(side);
        foreach (var kind in new[] { RecordKind.Customers, RecordKind.Products })
            await new RouteStore(house._rows).Save(
                Tenant, new RouteSettings { Source = one.Id, Target = other.Id, Kind = kind, Direction = RouteDirection.TwoWay, ConflictStrategy = strategy }, Cancellation);
        foreach (var side in house.Sides) await side.Announce(house._client, time, Cancellation);
        foreach (var side in house.Sides) await side.Deliveries();
        return house;
    }

    /// <summary>Rounds until neither side has anything to tell any more; the last one is the last in which somebody did.</summary>
    /// <param name="eachTwice">The vendors are not sure that we heard them.</param>
    public async Task<IReadOnlyList<EchoRound>> Settle(bool eachTwice = false)
    {
        var rounds = new List<EchoRound>();
        while (rounds.Count < MostRounds)
        {
            _time.Advance(BetweenRounds);
            var round = await Round(eachTwice);
            if (round.Deliveries == 0) return rounds;
            rounds.Add(round);
        }

        throw new InvalidOperationException($"It does not become quiet: {string.Join(", ", rounds)}");
    }

    /// <summary>What neither run nor person has settled yet.</summary>
    public async Task<IReadOnlyList<string>> Open()
    {
        var conflicts = await new ConflictStore(_rows).List(Tenant, null, Cancellation).Where(conflict => conflict.State == ConflictState.Open).ToListAsync(Cancellation);
        var failures = await new FailureStore(_rows).List(Tenant, null, Cancellation).ToListAsync(Cancellation);
        return [.. conflicts.Select(conflict => $"{conflict.Type}"), .. failures.Select(failure => failure.Code)];
    }

    public async Task SaysOnBoth(Field field, string value)
    {
        foreach (var side in Sides) Assert.Equal(value, await side.Says(field) ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (var side in Sides) await side.DisposeAsync();
    }

    private async Task<EchoRound> Round(bool eachTwice)
    {
        var (before, deliveries, runs) = (_writes.Count, 0, 0);
        // Both have told before either is heard: what one says crosses what the other says.
        foreach (var side in Sides)
            foreach (var request in await side.Deliveries())
            {
                for (var time = 0; time < (eachTwice ? 2 : 1); time++, deliveries++) Assert.Single((await Receive(request)).Inboxes);
                request.Dispose();
            }

        foreach (var side in Sides) runs += await _desk.Drain(new InboxKey(Tenant, side.Id), Finish);
        return new EchoRound(deliveries, runs, _writes.Count - before);
    }

    private async Task<WebhookReceipt> Receive(HttpRequestMessage request)
    {
        var headers = request.Headers.Concat(request.Content!.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var delivery = new WebhookDelivery(await request.Content.ReadAsByteArrayAsync(Cancellation), headers);
        // …/webhooks/{platform}, or …/webhooks/{platform}/{connection}
        var address = request.RequestUri!.Segments[3..];
        return address.Length == 1
            ? await _desk.Receiver.ReceiveForAll(address[0], delivery, Sender, Cancellation)
            : await _desk.Receiver.Receive(address[0].TrimEnd('/'), address[1], delivery, Sender, Cancellation);
    }

    private async Task Finish(string syncId)
    {
        var opener = new ConnectionOpener(
            _catalog, _secrets, _blobs, new LeaseStore(_rows, _time), _client, _time, new ConnectionGates(new GateStore(_rows), new LaneScheduleStore(_rows), _time));
        var slices = new SliceRunner(Stores, opener, _meter, new RetryDelay(() => 0), _time, NullLogger<SliceRunner>.Instance);
        var lifecycle = new RunLifecycle(Stores, _catalog, _time);
        foreach (var step in (await lifecycle.Begin(Tenant, syncId, Cancellation)).Steps)
            while ((await slices.Run(Tenant, syncId, step.Index, Cancellation)).State is SliceState.More or SliceState.Wait) _time.Advance(TimeSpan.FromMinutes(1));
        await lifecycle.Finish(Tenant, syncId, Cancellation);
    }

    private static bool IsTo(AnnouncingSide side, HttpRequestMessage call) =>
        side.Settings.Values.Any(value => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.Authority == call.RequestUri!.Authority);

    private async Task Connect(AnnouncingSide side)
    {
        foreach (var (name, value) in side.Secrets) await _secrets.Set(Tenant, $"{side.Id}-{name}", new Secret(value), Cancellation);
        var connection = new Connection
        {
            Tenant = Tenant,
            Id = side.Id,
            Platform = side.Connector.Platform,
            Name = side.Id,
            Settings = side.Settings,
            SecretNames = side.Secrets.Keys.ToDictionary(name => name, name => $"{side.Id}-{name}"),
        };
        await new ConnectionDirectory(_rows).Enter(connection, side.Connector.Webhooks, Cancellation);
        await new ConnectionStore(_rows).Add(connection, Cancellation);
    }
}
