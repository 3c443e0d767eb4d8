using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Hosts.Tests.Storage;

/// <summary>What every secret store keeps to.</summary>
public abstract class SecretStoreContract
{
    protected static readonly TenantId Acme = new("acme");

    private readonly Lazy<ISecretStore> _store;

    protected SecretStoreContract() => _store = new Lazy<ISecretStore>(NewStore);

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected ISecretStore Store => _store.Value;

    [Fact]
    public async Task A_missing_secret_is_null() => Assert.Null(await Get("nothing"));

    [Theory]
    [InlineData("ck_1")]
    [InlineData("naïve 漢字 🙂 \"quoted\" \n")]
    [InlineData(" ")]
    public async Task Can_read_back_a_secret(string value)
    {
        await Set("woo-1/consumer key", value);
        Assert.Equal(value, await Get("woo-1/consumer key"));
    }

    [Fact]
    public async Task Can_read_back_the_largest_secret()
    {
        var value = new string('x', SecretLimits.ValueBytes);
        await Set(new string('n', SecretLimits.NameLength), value);
        Assert.Equal(value, await Get(new string('n', SecretLimits.NameLength)));
    }

    [Fact]
    public async Task Setting_again_replaces()
    {
        await Set("a", "1");
        await Get("a");
        await Set("a", "2");
        Assert.Equal("2", await Get("a"));
    }

    [Fact]
    public async Task A_deleted_secret_is_gone_and_its_name_can_be_set_again_at_once()
    {
        await Set("a", "1");
        await Get("a");
        await Store.Delete(Acme, "a", Cancellation);
        Assert.Null(await Get("a"));
        await Set("a", "2");
        Assert.Equal("2", await Get("a"));
    }

    [Fact]
    public Task Deleting_a_missing_secret_is_fine() => Store.Delete(Acme, "nothing", Cancellation);

    [Fact]
    public async Task Names_that_look_alike_keep_apart()
    {
        string[] names = ["a", "A", "a-", "a--b", "a-b", "a_b", "a b", "-", "--", "é", "a/b", "a-2db", new string('x', 199) + "1", new string('x', 199) + "2", new string('é', 200), new string('/', 200)];
        foreach (var name in names) await Set(name, "of " + name);
        foreach (var name in names) Assert.Equal("of " + name, await Get(name));
    }

    [Fact]
    public async Task Tenants_keep_apart_even_where_their_names_run_together()
    {
        (string Tenant, string Name)[] places = [("a", "b--c"), ("a--b", "c"), ("a-", "b"), ("a", "-b"), ("a", "b"), ("a-2d", "b")];
        foreach (var (tenant, name) in places) await Store.Set(new TenantId(tenant), name, new Secret($"{tenant} {name}"), Cancellation);
        foreach (var (tenant, name) in places) Assert.Equal($"{tenant} {name}", (await Store.Get(new TenantId(tenant), name, Cancellation))?.Reveal());
    }

    [Fact]
    public async Task What_no_store_can_hold_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Set("", "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => Set(new string('n', SecretLimits.NameLength + 1), "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => Set("a", ""));
        await Assert.ThrowsAsync<ArgumentException>(() => Set("a", new string('é', SecretLimits.ValueBytes)));
    }

    protected abstract ISecretStore NewStore();

    protected Task Set(string name, string value) => Store.Set(Acme, name, new Secret(value), Cancellation);

    protected async Task<string?> Get(string name) => (await Store.Get(Acme, name, Cancellation))?.Reveal();
}
