using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EasySale.Sync.Simulators.WooCommerce.Store;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The routes of <c>wc/v3</c>, read from the recorded index.</summary>
internal sealed class RouteIndex
{
    private const string Root = "/wp-json";

    private readonly IReadOnlyList<RestRoute> _routes = [.. Corpus.Rows("routes").SelectMany(Endpoints)];

    /// <summary>The endpoints a path has, whatever the method; empty when nothing is there.</summary>
    public IReadOnlyList<RestRoute> At(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal)) return [];
        var inside = path[Root.Length..].TrimEnd('/');
        return [.. _routes.Where(r => r.Path.IsMatch(inside))];
    }

    public static IReadOnlyDictionary<string, string> Values(RestRoute route, string path)
    {
        var match = route.Path.Match(path[Root.Length..].TrimEnd('/'));
        return match.Groups.Values.Where(g => !char.IsAsciiDigit(g.Name[0])).ToDictionary(g => g.Name, g => g.Value);
    }

    private static IEnumerable<RestRoute> Endpoints(JsonObject row)
    {
        var pattern = row["route"]!.ToString();
        var path = new Regex("^" + pattern.Replace("(?P<", "(?<") + "$", RegexOptions.Compiled | RegexOptions.CultureInvariant);
        return row["endpoints"]!.AsArray().Select(e => new RestRoute(
            pattern, path, [.. e!["methods"]!.AsArray().Select(m => m!.ToString())], e["args"]!.AsObject()));
    }
}
