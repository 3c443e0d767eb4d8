using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>The site's own idea of its addresses, as in the recordings, whatever address a caller uses.</summary>
internal static class SiteLinks
{
    public const string Site = "https://store.example.com";
    public const string Api = Site + "/wp-json/wc/v3";

    private static readonly string[] AllMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public static JsonObject Links(string collection, int id, string? up = null) => Links(collection, id, up, AllMethods);

    public static JsonObject Links(string collection, int id, string? up, params string[] methods)
    {
        var self = Href($"{Api}/{collection}/{id}");
        self["targetHints"] = new JsonObject { ["allow"] = new JsonArray([.. methods.Select(m => (JsonNode)m)]) };
        var links = new JsonObject { ["self"] = new JsonArray(self), ["collection"] = new JsonArray(Href($"{Api}/{collection}")) };
        if (up is not null) links["up"] = new JsonArray(Href($"{Api}/{up}"));
        return links;
    }

    public static JsonObject Href(string address) => new() { ["href"] = address };
}
