using System.Net;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using EasySale.Sync.Azure.Secrets;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Engine.Stores.Locks;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Simulators.KeyVault;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class KeyVaultSecretStoreTests : SecretStoreContract, IDisposable
{
    private readonly StoppedClock _clock = new();
    private readonly SteadyToken _token = new();
    private readonly KeyVaultSimulator _vault;

    public KeyVaultSecretStoreTests() => _vault = new KeyVaultSimulator(_clock);

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task Answers_the_vaults_challenge_with_a_token_for_key_vault()
    {
        await Get("a");
        Assert.Equal("https://vault.azure.net/.default", _token.Scope);
    }

    [Fact]
    public async Task A_read_secret_is_kept_for_a_minute()
    {
        await Set("a", "1");
        await Get("a");
        await NewStore().Set(Acme, "a", new Secret("2"), Cancellation);

        _clock.Move(TimeSpan.FromSeconds(59));
        Assert.Equal("1", await Get("a"));
        _clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal("2", await Get("a"));
    }

    [Fact]
    public async Task What_another_process_renewed_a_moment_ago_is_not_renewed_with_the_dead_value()
    {
        var leases = new LeaseStore(new MemoryRowStore(new StorageMeter()), _clock);
        var connection = new Connection { Tenant = Acme, Id = "books-1", Platform = "books", Name = "Books" };
        var (one, other) = (new RotatingSecrets(Store, leases, connection, _clock), new RotatingSecrets(NewStore(), leases, connection, _clock));
        await one.Renew("tokens", null, (_, _) => Task.FromResult(new Secret("first")), Cancellation);
        var stale = await other.Read("tokens", Cancellation);

        await one.Renew("tokens", stale, (_, _) => Task.FromResult(new Secret("second")), Cancellation);
        var seen = await other.Renew("tokens", stale, (_, _) => throw new InvalidOperationException("The vendor refuses what was replaced."), Cancellation);

        Assert.Equal(("second", "second"), (seen.Reveal(), (await other.Read("tokens", Cancellation))!.Reveal()));
    }

    [Fact]
    public async Task That_a_secret_is_missing_is_not_kept()
    {
        await Get("a");
        await NewStore().Set(Acme, "a", new Secret("1"), Cancellation);
        Assert.Equal("1", await Get("a"));
    }

    [Fact]
    public async Task A_vault_that_is_busy_for_a_moment_is_asked_again()
    {
        await Set("a", "1");
        _vault.Fail(HttpStatusCode.TooManyRequests, 1);
        _vault.Fail(HttpStatusCode.ServiceUnavailable, 1);
        Assert.Equal("1", await Get("a"));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_vault_that_stays_busy_is_a_reason_to_try_again(HttpStatusCode status)
    {
        _vault.Fail(status, 20);
        var failure = await Assert.ThrowsAsync<SyncException>(() => Get("a"));
        Assert.Equal((FailureCause.TryAgain, "secrets.unavailable"), (failure.Cause, failure.Code));
    }

    [Fact]
    public async Task A_vault_that_refuses_us_is_a_setting_to_fix_and_the_message_names_the_role()
    {
        _vault.RefusesEveryone = true;
        foreach (var call in new Func<Task>[] { () => Get("a"), () => Set("a", "x"), () => Store.Delete(Acme, "a", Cancellation) })
        {
            var failure = await Assert.ThrowsAsync<SyncException>(call);
            Assert.Equal((FailureCause.FixSettings, "secrets.refused"), (failure.Cause, failure.Code));
            Assert.Contains("Key Vault Secrets Officer", failure.MerchantMessage, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deleted_name_is_recovered_before_it_is_set_again()
    {
        await Set("a", "1");
        await Store.Delete(Acme, "a", Cancellation);
        await Set("a", "2");
        Assert.Equal(["PUT /secrets/acme--a", "POST /deletedsecrets/acme--a"], _vault.Requests.Where(request => !request.StartsWith("GET", StringComparison.Ordinal)).TakeLast(3).Take(2));
    }

    [Fact]
    public async Task A_name_is_the_tenants_and_the_secrets_own()
    {
        await Set("woo-1/key", "x");
        Assert.Equal("PUT /secrets/acme--woo-2d1-2fkey", _vault.Requests[^1]);
    }

    protected override ISecretStore NewStore()
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(_vault) };
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.Zero;
        return new KeyVaultSecretStore(new SecretClient(KeyVaultSimulator.Vault, _token, options), _clock);
    }
}
