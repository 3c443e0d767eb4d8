using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Rows;

namespace EasySale.Sync.Engine.Tests.Operations;

public class ApiKeyTests
{
    private readonly TestHouse _house = new();

    [Fact]
    public async Task A_key_tells_tenant_user_and_roles()
    {
        var key = await _house.ApiKeys.Create(Caller.System.For(TestHouse.Tenant), "otto", [Role.Operator], TestHouse.Cancellation);

        var caller = await _house.ApiKeys.Verify(key.Key.Reveal(), TestHouse.Cancellation);

        Assert.StartsWith("es_acme_", key.Key.Reveal(), StringComparison.Ordinal);
        Assert.Equal((TestHouse.Tenant, "otto", true, false), (caller!.Tenant, caller.UserId, caller.Has(Role.Viewer), caller.Has(Role.Admin)));
    }

    [Fact]
    public async Task Another_text_is_nobodys_key()
    {
        var key = (await _house.ApiKeys.Create(TestHouse.Admin, "otto", [Role.Operator], TestHouse.Cancellation)).Key.Reveal();

        foreach (var text in new[] { key[..^1], key + "x", key.Replace("acme", "other", StringComparison.Ordinal), "", "es_acme_", new string('e', 10_000) })
            Assert.Null(await _house.ApiKeys.Verify(text, TestHouse.Cancellation));
    }

    [Fact]
    public async Task The_directory_holds_tenant_and_key_id_and_the_key_itself_is_nowhere()
    {
        var key = await _house.ApiKeys.Create(TestHouse.Admin, "otto", [Role.Operator], TestHouse.Cancellation);
        var kept = await _house.Rows.Query(Table.Settings, Keys.ApiKeys(TestHouse.Tenant), RowRange.All, null, TestHouse.Cancellation).SingleAsync(TestHouse.Cancellation);
        var hash = RowBody.Read<Stores.Settings.ApiKey>(kept).Hash;

        var entry = await _house.Rows.Get(Table.Directory, Keys.ApiKeyDirectory(hash), hash, TestHouse.Cancellation);

        Assert.Equal(["KeyId", "Tenant"], entry!.Values.Keys.Order());
        Assert.DoesNotContain(key.Key.Reveal(), (string)kept.Values["Json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing()
    {
        var key = await _house.ApiKeys.Create(TestHouse.Admin, "otto", [Role.Operator], TestHouse.Cancellation);

        await _house.ApiKeys.Revoke(TestHouse.Admin, key.Id, TestHouse.Cancellation);

        Assert.Null(await _house.ApiKeys.Verify(key.Key.Reveal(), TestHouse.Cancellation));
    }

    [Fact]
    public async Task Only_an_administrator_makes_keys() =>
        Assert.Equal(403, (await TestHouse.Refused(() => _house.ApiKeys.Create(TestHouse.Operator, "x", [Role.Admin], TestHouse.Cancellation))).Status);

    [Fact]
    public void The_system_has_no_tenant_until_it_acts_for_one()
    {
        Assert.Throws<InvalidOperationException>(() => PartitionKey.Of(Caller.System.Tenant, "runs"));
        Assert.Equal(TestHouse.Tenant, Caller.System.For(TestHouse.Tenant).Tenant);
    }
}
