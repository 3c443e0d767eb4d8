using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Tests.Fakes;

namespace EasySale.Sync.Engine.Tests.Connecting;

public sealed class RotatingSecretsTests
{
    private static readonly TenantId Tenant = new("acme");
    private static readonly Connection Ledger = new() { Tenant = Tenant, Id = "ledger-1", Platform = "fakeledger", Name = "Ledger" };
    private readonly ManualTime _time = new();
    private readonly MemoryRowStore _rows = new(new StorageMeter());
    private readonly MemorySecretStore _secrets = new();
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _renewals;

    private LeaseStore Leases => new(_rows, _time);

    [Fact]
    public async Task Twenty_workers_that_find_the_same_token_stale_renew_it_once()
    {
        var stale = await Stored();
        var time = new HeldTime(_time.GetUtcNow());
        var secrets = Of(_secrets, Leases, time);
        var workers = Enumerable.Range(0, 20).Select(_ => secrets.Renew("token", stale, Renew, TestContext.Current.CancellationToken)).ToList();
        _answer.SetResult();
        await workers[0];
        var renewed = await time.Finish(Task.WhenAll(workers));

        Assert.Equal(1, _renewals);
        Assert.All(renewed, secret => Assert.Equal("renewed 1 of first", secret.Reveal()));
    }

    [Fact]
    public async Task A_worker_that_dies_before_it_saves_loses_its_lease_and_the_next_one_renews_what_is_stored()
    {
        var stale = await Stored();
        Assert.NotNull(await Leases.TryTake(Tenant, "connections/ledger-1/rotating/token", RotatingSecrets.LeaseTime, TestContext.Current.CancellationToken));
        _time.Advance(RotatingSecrets.LeaseTime);
        _answer.SetResult();
        var renewed = await Of(_secrets, Leases, _time).Renew("token", stale, Renew, TestContext.Current.CancellationToken);

        Assert.Equal("renewed 1 of first", renewed.Reveal());
        Assert.Equal(renewed, await Of(_secrets, Leases, _time).Read("token", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_another_worker_renews_it_is_tried_again_later()
    {
        var stale = await Stored();
        var time = new HeldTime(_time.GetUtcNow());
        Assert.NotNull(await Leases.TryTake(Tenant, "connections/ledger-1/rotating/token", RotatingSecrets.LeaseTime, TestContext.Current.CancellationToken));
        var failure = await Assert.ThrowsAsync<SyncException>(() =>
            time.Finish(Of(_secrets, Leases, time).Renew("token", stale, Renew, TestContext.Current.CancellationToken)));

        Assert.Equal((FailureCause.TryAgain, 0), (failure.Cause, _renewals));
        Assert.NotNull(failure.RetryAfter);
        Assert.True(failure.IsHeldBack);
    }

    [Fact]
    public async Task A_renewal_that_fails_gives_its_lease_back_and_keeps_what_was_stored()
    {
        var stale = await Stored();
        var refused = new SyncException(FailureCause.FixSettings, "ledger.revoked", "Connect the ledger again.");
        await Assert.ThrowsAsync<SyncException>(() => Of(_secrets, Leases, _time).Renew("token", stale, (_, _) => throw refused, TestContext.Current.CancellationToken));

        Assert.Equal(stale, await Of(_secrets, Leases, _time).Read("token", TestContext.Current.CancellationToken));
        Assert.NotNull(await Leases.TryTake(Tenant, "connections/ledger-1/rotating/token", RotatingSecrets.LeaseTime, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_lease_lost_meanwhile_stays_with_its_new_holder()
    {
        var lost = await Leases.TryTake(Tenant, "x", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await Leases.TryTake(Tenant, "x", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        await Leases.GiveBack(lost!, TestContext.Current.CancellationToken);

        Assert.Null(await Leases.TryTake(Tenant, "x", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.NotNull(await Leases.TryTake(new TenantId("other"), "x", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
    }

    private static RotatingSecrets Of(ISecretStore secrets, LeaseStore leases, TimeProvider time) => new(secrets, leases, Ledger, time);

    private async Task<Secret> Stored()
    {
        await _secrets.Set(Tenant, "connections/ledger-1/rotating/token", new Secret("first"), TestContext.Current.CancellationToken);
        return new Secret("first");
    }

    private async Task<Secret> Renew(Secret? stored, CancellationToken cancellation)
    {
        await _answer.Task;
        return new Secret($"renewed {Interlocked.Increment(ref _renewals)} of {stored?.Reveal()}");
    }
}
