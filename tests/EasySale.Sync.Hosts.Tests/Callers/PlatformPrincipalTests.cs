using System.Text;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Functions;
using EasySale.Sync.Functions.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Hosts.Tests.Callers;

/// <summary>The platform's word is believed only where something guarantees that it is the platform's.</summary>
public sealed class PlatformPrincipalTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Former = "fedcba9876543210fedcba9876543210";

    [Theory]
    [InlineData]
    [InlineData("Sync:TrustPrincipalHeader=true")]
    [InlineData("WEBSITE_INSTANCE_ID=1")]
    [InlineData("WEBSITE_AUTH_ENABLED=False", "WEBSITE_INSTANCE_ID=1")]
    [InlineData("Sync:GatewayKey=short")]
    public void An_app_that_cannot_tell_who_calls_does_not_start(params string[] settings) =>
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddSync(Configuration(settings)));

    [Fact]
    public void The_development_setting_does_not_start_in_Azure() => Assert.Throws<InvalidOperationException>(() =>
        new ServiceCollection().AddSync(Configuration("WEBSITE_AUTH_ENABLED=True", "WEBSITE_INSTANCE_ID=1", "Outbound:AllowLoopback=true")));

    [Theory]
    [InlineData("WEBSITE_AUTH_ENABLED=True")]
    [InlineData("Sync:TrustPrincipalHeader=true", "WEBSITE_INSTANCE_ID=1")]
    public async Task Where_the_platform_strips_such_headers_from_outside_they_are_believed(params string[] settings)
    {
        var caller = await Find(Configuration(settings), Principal("acme", "u-1", "operator"));

        Assert.Equal(("acme", "u-1", true, false), (caller!.Tenant.Value, caller.UserId, caller.Has(Role.Operator), caller.Has(Role.Admin)));
    }

    [Fact]
    public async Task Behind_a_gateway_only_its_key_makes_them_believed()
    {
        var configuration = Configuration($"Sync:GatewayKey={Key}", $"Sync:GatewayKeyBefore={Former}", "WEBSITE_AUTH_ENABLED=True");
        var principal = Principal("acme", "u-1", "admin");

        Assert.NotNull(await Find(configuration, principal, Key));
        Assert.NotNull(await Find(configuration, principal, Former));
        Assert.Null(await Find(configuration, principal));
        Assert.Null(await Find(configuration, principal, Key + "0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    public async Task What_cannot_be_read_is_nobody(string header) => Assert.Null(await Find(Configuration("WEBSITE_AUTH_ENABLED=True"), header));

    [Fact]
    public async Task A_caller_without_tenant_user_or_role_is_nobody()
    {
        foreach (var header in new[] { Principal(null, "u-1", "admin"), Principal("acme", null, "admin"), Principal("acme", "u-1", null), Principal("acme", "u-1", "owner"), Principal("a|b", "u-1", "admin") })
            Assert.Null(await Find(Configuration("WEBSITE_AUTH_ENABLED=True"), header));
    }

    private static Task<Caller?> Find(IConfiguration configuration, string header, string? gatewayKey = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[PlatformPrincipal.Header] = header;
        if (gatewayKey is not null) request.Headers[PlatformTrust.GatewayHeader] = gatewayKey;
        return new PlatformPrincipal(configuration, NullLogger<PlatformPrincipal>.Instance).Find(request, TestContext.Current.CancellationToken);
    }

    private static string Principal(string? tenant, string? user, string? role)
    {
        var claims = new[] { ("tid", tenant), ("oid", user), ("roles", role) }.Where(claim => claim.Item2 is not null).Select(claim => $$"""{"typ":"{{claim.Item1}}","val":"{{claim.Item2}}"}""");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"auth_typ":"aad","role_typ":"roles","claims":[{{string.Join(',', claims)}}]}"""));
    }

    private static IConfiguration Configuration(params string[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Split('=')[0], (string?)setting.Split('=')[1]))).Build();
}
