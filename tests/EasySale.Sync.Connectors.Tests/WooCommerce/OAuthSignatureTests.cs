using System.Text.Json.Nodes;
using EasySale.Sync.Connectors.Tests.WooCommerce.Simulator;
using EasySale.Sync.Connectors.WooCommerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class OAuthSignatureTests
{
    [Theory]
    [InlineData("oauth1-sha256")]
    [InlineData("oauth1-special-characters")]
    [InlineData("oauth1-old-timestamp")]
    public void A_signature_is_the_one_a_real_store_accepted(string name)
    {
        var recording = Recording.Read($"auth/{name}");
        var keys = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WooCommerce", "Recordings", "auth", $"{name}.json")))!;
        var parameters = recording.PathAndQuery.Split('?')[1].Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var unsigned = string.Join('&', parameters.Where(p => !p.Key.StartsWith("oauth_", StringComparison.Ordinal)).Select(p => $"{p.Key}={p.Value}"));
        var address = new Uri($"http://store.example.com{recording.Request["path"]}?{unsigned}");

        var signed = OAuthSignature.Sign(
            "GET", address, keys["consumer_key"]!.ToString(), keys["consumer_secret"]!.ToString(),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(parameters["oauth_timestamp"], null)), parameters["oauth_nonce"]);

        Assert.Equal(recording.PathAndQuery, signed.PathAndQuery);
        var withoutSignature = new Uri(signed.AbsoluteUri[..signed.AbsoluteUri.IndexOf("&oauth_signature=", StringComparison.Ordinal)]);
        Assert.Equal(keys["signature_base_string"]!.ToString(), OAuthSignature.BaseString("GET", withoutSignature));
    }

    [Fact]
    public void A_port_and_a_folder_are_signed_too() => Assert.StartsWith(
        "GET&http%3A%2F%2F127.0.0.1%3A8081%2Fshop%2Fwp-json%2Fwc%2Fv3%2Forders&",
        OAuthSignature.BaseString("GET", new Uri("http://127.0.0.1:8081/shop/wp-json/wc/v3/orders?a=1")), StringComparison.Ordinal);
}
