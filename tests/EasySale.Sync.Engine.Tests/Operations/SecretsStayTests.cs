using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Connections;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>Nobody gets to see a stored secret by leading its connection to a server of his own.</summary>
public class SecretsStayTests
{
    private readonly TestHouse _house = new();

    [Theory]
    [InlineData("https://mine.example")]
    [InlineData("https://shop.example:8443")]
    [InlineData("http://shop.example")]
    [InlineData("https://shop.example.mine.example")]
    public async Task An_address_is_changed_with_its_secrets_only(string url)
    {
        var id = await Connected("https://shop.example");

        var problem = await TestHouse.Refused(() => Update(id, $$$"""{"settings":{"url":"{{{url}}}"}}"""));

        Assert.Equal("Leads elsewhere than the stored secrets were entered for. Send them again with it: consumerKey.", Assert.Single(problem.Errors!["settings.url"]));
        Assert.Equal("https://shop.example", (await _house.Connections.Find(TestHouse.Tenant, id, TestHouse.Cancellation))!.Settings["url"]);
    }

    [Theory]
    [InlineData("http://shop.example", """{"settings":{"url":"https://shop.example/"}}""")]
    [InlineData("https://shop.example", """{"settings":{"url":"https://shop.example/store"}}""")]
    [InlineData("https://shop.example", """{"settings":{"url":"https://mine.example"},"secrets":{"consumerKey":"mine"}}""")]
    [InlineData("https://shop.example", """{"settings":{"flavour":"sour"}}""")]
    public async Task Whatever_stays_on_its_host_or_brings_its_own_secrets_is_saved(string url, string body)
    {
        var id = await Connected(url);

        await Update(id, body);

        Assert.Single(_house.Secrets.Values);
    }

    [Fact]
    public async Task A_secret_no_store_takes_is_refused_by_its_name()
    {
        var id = await Connected("https://shop.example");

        var problem = await TestHouse.Refused(() => Update(id, $$$"""{"secrets":{"consumerKey":"{{{new string('k', SecretLimits.ValueBytes + 1)}}}"}}"""));

        Assert.Contains("25000 bytes", Assert.Single(problem.Errors!["secrets.consumerKey"]), StringComparison.Ordinal);
        Assert.Single(_house.Secrets.Values);
    }

    [Fact]
    public async Task What_was_entered_is_nowhere_when_saving_breaks_off()
    {
        var id = await Connected("https://shop.example");
        _house.Shop.OnCheck = () => throw new OperationCanceledException();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connected("https://other.example", gone.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Update(id, """{"secrets":{"consumerKey":"k2"}}""", gone.Token));

        Assert.Equal(["k"], _house.Secrets.Values);
    }

    private async Task<string> Connected(string url, CancellationToken? cancellation = null) => (await _house.CreateConnection.Create(
        TestHouse.Admin,
        ConnectionInput.Read(TestHouse.Json($$$"""{"platform":"shop","settings":{"url":"{{{url}}}"},"secrets":{"consumerKey":"k"}}"""), _house.Catalog),
        cancellation ?? TestHouse.Cancellation)).Id;

    private Task<ConnectionView> Update(string id, string body, CancellationToken? cancellation = null) =>
        _house.UpdateConnection.Update(TestHouse.Admin, id, ConnectionInput.Read(TestHouse.Json(body), _house.Catalog), cancellation ?? TestHouse.Cancellation);
}
