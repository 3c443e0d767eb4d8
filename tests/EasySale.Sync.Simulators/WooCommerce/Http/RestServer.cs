using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Simulators.WooCommerce.Endpoints;

namespace EasySale.Sync.Simulators.WooCommerce.Http;

/// <summary>The way of a call through WordPress: key, route, body, parameters, rights, resource, fields.</summary>
internal sealed class RestServer(Gatekeeper gatekeeper, EndpointTable endpoints)
{
    // Gone resources of these two kinds answer without an Allow header.
    private static readonly string[] CodesWithoutAllow = ["wc_user_invalid_id", "woocommerce_rest_product_variation_invalid_id"];

    private readonly RouteIndex _routes = new();

    public RestReply Handle(IncomingCall call)
    {
        ApiKey? caller = null;
        string? allow = null;
        RestAnswer answer;
        try
        {
            caller = gatekeeper.Admit(call);
            if (caller is not null) Gatekeeper.RequirePermission(caller, call.Method);
            answer = Route(call, caller, out allow);
        }
        catch (RestError error)
        {
            answer = new RestAnswer(error.Status, error.Body()) { WithoutAllow = CodesWithoutAllow.Contains(error.Code) };
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or NullReferenceException or InvalidCastException or ArgumentException)
        {
            // A mistake of the simulator must be seen as one, and not be taken for the store's behaviour.
            answer = new RestAnswer(500, new RestError(500, "simulator_error", fault.ToString()).Body());
        }
        return ReplyWriter.Write(call, answer, caller, answer.WithoutAllow || caller is null ? null : allow);
    }

    private RestAnswer Route(IncomingCall call, ApiKey? caller, out string? allow)
    {
        var method = call.MethodOverride?.ToUpperInvariant() ?? call.Method;
        allow = null;
        var at = _routes.At(call.Path);
        var route = at.FirstOrDefault(r => r.Methods.Contains(method == "HEAD" ? "GET" : method)) ?? throw RestError.NoRoute;
        allow = string.Join(", ", at.SelectMany(r => r.Methods).Distinct());
        var request = Read(call, method);
        request.RouteValues = RouteIndex.Values(route, call.Path);
        if (!IsBatch(route)) route.Accept(request);
        if (caller is null) throw Gatekeeper.Anonymous(route, method);
        var answer = endpoints.Answer(route, request);
        return FieldSelection.Of(request) is { } fields ? answer with { Body = fields.Apply(answer.Body, IsBatch(route)) } : answer;
    }

    private static bool IsBatch(RestRoute route) => route.Pattern.EndsWith("/batch", StringComparison.Ordinal);

    private static RestRequest Read(IncomingCall call, string method)
    {
        var body = Body(call);
        return new RestRequest
        {
            Method = method,
            Path = call.Path,
            Query = call.Query.DeepClone().AsObject(),
            Body = body as JsonObject ?? [],
        };
    }

    private static JsonNode? Body(IncomingCall call)
    {
        if (call.BodyText.Length == 0) return null;
        if (call.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true) return PhpQuery.Parse(call.BodyText);
        try
        {
            return JsonNode.Parse(call.BodyText);
        }
        catch (JsonException)
        {
            throw new RestError(400, "rest_invalid_json", "Invalid JSON body passed.",
                new JsonObject { ["status"] = 400, ["json_error_code"] = 4, ["json_error_message"] = "Syntax error" });
        }
    }
}
