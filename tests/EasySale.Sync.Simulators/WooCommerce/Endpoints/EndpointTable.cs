using EasySale.Sync.Simulators.WooCommerce.Http;

namespace EasySale.Sync.Simulators.WooCommerce.Endpoints;

/// <summary>Which route is answered by what. A recorded route nobody registered answers 501 and says that the simulator lacks it.</summary>
internal sealed class EndpointTable
{
    private const string Root = "/wc/v3/";
    private readonly Dictionary<(string Verb, string Pattern), Func<RestRequest, RestAnswer>> _handlers = [];

    public void Get(string pattern, Func<RestRequest, RestAnswer> handler) => _handlers[("GET", Root + pattern)] = handler;

    public void Post(string pattern, Func<RestRequest, RestAnswer> handler) => _handlers[("POST", Root + pattern)] = handler;

    /// <summary>POST, PUT and PATCH, which WordPress treats alike on a single resource.</summary>
    public void Edit(string pattern, Func<RestRequest, RestAnswer> handler) => _handlers[("EDIT", Root + pattern)] = handler;

    public void Delete(string pattern, Func<RestRequest, RestAnswer> handler) => _handlers[("DELETE", Root + pattern)] = handler;

    public RestAnswer Answer(RestRoute route, RestRequest request)
    {
        var verb = route.Methods.Contains("PUT") ? "EDIT" : route.Methods[0];
        return _handlers.TryGetValue((verb, route.Pattern), out var handler)
            ? handler(request)
            : throw new RestError(501, "simulator_route_missing", "The real store has this route; the simulator does not.");
    }
}
