using System.Text.Json;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Hosts.Tests.Storage;

public sealed class SecretTests
{
    private static readonly Secret Secret = new("plain-text-marker");

    [Fact]
    public void A_secret_prints_as_stars()
    {
        Assert.Equal("***", Secret.ToString());
        Assert.Equal("key ***", $"key {Secret}");
        Assert.DoesNotContain("marker", new { Secret }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_never_written_as_json_wherever_it_sits()
    {
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Secret));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Inner = new[] { Secret } }));
    }

    [Fact]
    public void A_secret_can_be_read_from_a_request() =>
        Assert.Equal("ck_1", JsonSerializer.Deserialize<Dictionary<string, Secret>>("""{"consumerKey":"ck_1"}""")!["consumerKey"].Reveal());
}
