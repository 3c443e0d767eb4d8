using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Health;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Health;
using EasySale.Sync.Engine.Stores.Notifications;
using EasySale.Sync.Engine.Stores.Rows;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>Connections that are checked by themselves.</summary>
public sealed class ProbeConnectionsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly StorageMeter _meter = new();
    private readonly TestHouse _house;

    public ProbeConnectionsTests() => _house = new TestHouse(new MemoryRowStore(_meter));

    [Fact]
    public async Task A_dead_credential_is_found_before_a_run_needs_it_and_told_once_a_day()
    {
        await Connect();
        await Listen();
        _house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("read orders", Ok: false, "The key was deleted.", "shop.reconnect")]);

        for (var hour = 0; hour < 13; hour++) await After(Hour);

        Assert.Equal(3, _house.Shop.Probes);
        Assert.Equal([NotificationKind.ReconnectNeeded], await Told());
        Assert.Equal(ConnectionStatus.ReconnectNeeded, (await _house.GetHealth.Get(TestHouse.Viewer, TestHouse.Cancellation)).Connections.Single().Status);
    }

    [Fact]
    public async Task What_somebody_looked_at_is_left_alone_for_as_long()
    {
        await Connect();
        await After(Hour);
        _house.Time.Advance(3 * Hour);
        await _house.TestConnection.Test(TestHouse.Admin, "shop-1", TestHouse.Cancellation);
        Assert.Equal(2, _house.Shop.Probes);

        await After(6 * Hour - TimeSpan.FromMinutes(1));
        Assert.Equal(2, _house.Shop.Probes);
        await After(TimeSpan.FromMinutes(1));
        Assert.Equal(3, _house.Shop.Probes);
    }

    [Fact]
    public async Task The_tenant_says_how_often_and_whether()
    {
        await Connect();
        await Choose("""{"checkConnectionsHours":24}""");
        for (var hour = 0; hour < 26; hour++) await After(Hour);
        Assert.Equal(2, _house.Shop.Probes);

        await Choose("""{"checkConnectionsHours":0}""");
        for (var day = 0; day < 4; day++) await After(24 * Hour);
        Assert.Equal(2, _house.Shop.Probes);

        await Choose("""{"checkConnectionsHours":1}""");
        await After(24 * Hour);
        Assert.Equal(3, _house.Shop.Probes);
    }

    [Fact]
    public async Task Connections_switched_off_or_deleted_are_not_checked_and_those_switched_on_again_are()
    {
        await Connect();
        await Update("""{"enabled":false}""");
        await After(24 * Hour);
        Assert.Equal(0, _house.Shop.Probes);

        await Update("""{"enabled":true}""");
        await After(Hour);
        Assert.Equal(1, _house.Shop.Probes);

        await _house.DeleteConnection.Delete(TestHouse.Admin, "shop-1", TestHouse.Cancellation);
        await After(24 * Hour);
        Assert.Empty(await Due.List(DateTimeOffset.MaxValue.AddDays(-1), TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation));
    }

    [Fact]
    public async Task A_check_costs_a_dozen_transactions_at_most_and_an_idle_turn_one()
    {
        await Connect();
        var before = _meter.Transactions;
        await After(Hour);
        Assert.InRange(_meter.Transactions - before, 5, 12);

        before = _meter.Transactions;
        await After(Hour);
        Assert.Equal(1, _meter.Transactions - before);
    }

    [Fact]
    public async Task One_that_fails_in_storage_keeps_nobody_else_and_stays_due()
    {
        await Connect();
        await Connect("shop-2");
        _house.Shop.OnProbe = context => context.Connection.Id == "shop-1" ? throw new InvalidOperationException("Broken.") : new ProbeReport([new ProbeCheck("read orders", Ok: true, "Fine.")]);
        await After(Hour);
        Assert.Equal(["shop-1"], await Due.List(_house.Time.GetUtcNow(), TestHouse.Cancellation).Select(one => one.ConnectionId).ToListAsync(TestHouse.Cancellation));
    }

    [Fact]
    public async Task An_owner_is_reminded_more_often_the_nearer_the_end()
    {
        await Connect();
        await Listen();
        await _house.Connections.Change(TestHouse.Tenant, "shop-1", one => one with { Consent = new ConsentDates(_house.Time.GetUtcNow(), "ann", _house.Time.GetUtcNow().AddDays(61)) }, TestHouse.Cancellation);
        var told = new List<int>();
        for (var day = 60; day >= 0; day--)
        {
            await After(24 * Hour);
            if ((await Told()).Count > told.Count) told.Add(day);
        }

        Assert.Equal([60, 45, 30, 14, 7, 3, 1], told);
        Assert.All(await Told(), kind => Assert.Equal(NotificationKind.ConsentEnds, kind));
    }

    [Fact]
    public async Task An_owner_whose_access_was_entered_by_hand_is_reminded_of_the_end_its_check_found()
    {
        var end = _house.Time.GetUtcNow().AddDays(61);
        await Connect();
        await Listen();
        _house.Shop.OnProbe = _ => new ProbeReport([new ProbeCheck("access", Ok: true, "Renews itself.") { IsRemark = true, EndsAt = end }]);
        for (var day = 60; day >= 45; day--) await After(24 * Hour);

        Assert.Equal([NotificationKind.ConsentEnds, NotificationKind.ConsentEnds], await Told());
    }

    [Fact]
    public async Task Access_that_is_entered_anew_does_not_end_with_the_consent_before_it()
    {
        await Connect();
        await _house.Connections.Change(TestHouse.Tenant, "shop-1", one => one with { Consent = new ConsentDates(_house.Time.GetUtcNow(), "ann", _house.Time.GetUtcNow().AddDays(1)) }, TestHouse.Cancellation);

        await Update("""{"secrets":{"token":"t"}}""");
        Assert.NotNull((await _house.Connections.Find(TestHouse.Tenant, "shop-1", TestHouse.Cancellation))!.Consent);
        await Update("""{"secrets":{"consumerKey":"k2"}}""");

        Assert.Null((await _house.Connections.Find(TestHouse.Tenant, "shop-1", TestHouse.Cancellation))!.Consent);
    }

    private DueProbeStore Due => new(_house.Rows);

    private async Task After(TimeSpan wait)
    {
        _house.Time.Advance(wait);
        await new ProbeConnections(
            Due, _house.Connections, _house.Health, _house.Probe, _house.Settings, _house.Time, NullLogger<ProbeConnections>.Instance).Run(Caller.System, TestHouse.Cancellation);
    }

    private Task Connect(string id = "shop-1") => _house.CreateConnection.Create(
        TestHouse.Admin, ConnectionInput.Read(TestHouse.Json($$$"""{"id":"{{{id}}}","platform":"shop","settings":{"url":"https://{{{id}}}.example"},"secrets":{"consumerKey":"k"}}"""), _house.Catalog), TestHouse.Cancellation);

    private Task Update(string body) => _house.UpdateConnection.Update(TestHouse.Admin, "shop-1", ConnectionInput.Read(TestHouse.Json(body), _house.Catalog), TestHouse.Cancellation);

    private Task Choose(string body) => _house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json(body)), TestHouse.Cancellation);

    private Task Listen() => new NotificationSettingsStore(_house.Rows).Change(
        TestHouse.Tenant, all => all with { DigestMinutes = 0, Channels = [new Channel { Id = "ch-1", Type = ChannelType.Webhook, Name = "x", CreatedAt = default, UpdatedAt = default }] }, TestHouse.Cancellation);

    private async Task<IReadOnlyList<NotificationKind>> Told() =>
        await new DeliveryStore(_house.Rows).List(TestHouse.Tenant, null, TestHouse.Cancellation).Select(one => one.Kind).ToListAsync(TestHouse.Cancellation);
}
