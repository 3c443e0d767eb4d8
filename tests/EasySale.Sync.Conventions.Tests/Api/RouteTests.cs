using EasySale.Sync.Engine.Operations.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace EasySale.Sync.Conventions.Tests.Api;

/// <summary>On the Functions host the order of functions decides between routes that both match: so no two may.</summary>
public class RouteTests
{
    private static readonly IInlineConstraintResolver Constraints = new ServiceCollection()
        .AddLogging().AddRouting().BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();

    public static TheoryData<string> Entities => [.. EntityNames.Allowed];

    [Theory]
    [MemberData(nameof(Entities))]
    public void Every_entity_reaches_the_start(string entity) => Assert.Equal(["StartSync"], Matching("post", $"sync/{entity}"));

    [Theory]
    [InlineData("post", "sync/widgets", "StartUnknown")]
    [InlineData("post", "sync/Orders1", "StartUnknown")]
    [InlineData("post", "sync/retry", "RetryFailures")]
    [InlineData("get", "sync/status", "ListRuns")]
    [InlineData("get", "sync/status/2b0000", "GetRunStatus")]
    [InlineData("get", "sync/failures", "ListFailures")]
    [InlineData("post", "sync/failures/ab12/retry", "RetryFailure")]
    [InlineData("get", "integrations/connections", "ListConnections")]
    [InlineData("post", "integrations/connections", "CreateConnection")]
    [InlineData("get", "integrations/connections/shop-1", "GetConnection")]
    [InlineData("put", "integrations/connections/shop-1", "UpdateConnection")]
    [InlineData("delete", "integrations/connections/shop-1", "DeleteConnection")]
    [InlineData("post", "integrations/connections/shop-1/test", "TestConnection")]
    [InlineData("post", "integrations/connections/shop-1/webhooks", "RegisterWebhooks")]
    [InlineData("get", "integrations/connections/shop-1/webhooks", "GetWebhooks")]
    [InlineData("delete", "integrations/connections/shop-1/webhooks", "RemoveWebhooks")]
    [InlineData("post", "webhooks/woocommerce/shop-1", "ReceiveWebhook")]
    [InlineData("post", "webhooks/quickbooks", "ReceiveAppWebhook")]
    [InlineData("get", "sync/mappings/shop-1.books-1.orders", "GetMapping")]
    [InlineData("get", "sync/mappings/shop-1.books-1.orders/versions", "ListMappingVersions")]
    [InlineData("post", "sync/mappings/preview", "PreviewMapping")]
    [InlineData("get", "integrations/connectors", "ListConnectors")]
    [InlineData("get", "integrations/health", "GetHealth")]
    [InlineData("get", "health/live", "GetLiveness")]
    [InlineData("get", "health/ready", "CheckReadiness")]
    [InlineData("get", "sync/failures/export", "ExportFailures")]
    [InlineData("get", "sync/failures/exports", "GetFailure")]
    [InlineData("get", "sync/history", "ListHistory")]
    [InlineData("get", "sync/history/export", "ExportHistory")]
    [InlineData("get", "sync/runs/2b0000/log", "ReadRunLog")]
    [InlineData("get", "sync/runs/2b0000/log/export", "ExportRunLog")]
    [InlineData("get", "sync/records/orders/77", "GetLineage")]
    [InlineData("get", "sync/metrics", "GetMetrics")]
    [InlineData("get", "reports/reconciliation", "MakeReport")]
    [InlineData("post", "sync/configuration/export", "StoreConfiguration")]
    [InlineData("post", "sync/configuration/import", "ImportConfiguration")]
    public void A_request_reaches_one_function_and_no_other(string method, string path, string function) =>
        Assert.Equal([function], Matching(method, path));

    [Fact]
    public void No_literal_route_is_swallowed_by_a_parameter()
    {
        foreach (var (method, trigger) in FunctionMethods.WithHttp().Where(pair => !pair.Trigger.Route!.Contains('{')))
            foreach (var verb in trigger.Methods!)
                Assert.Equal([FunctionMethods.Name(method)], Matching(verb, trigger.Route!));
    }

    private static IEnumerable<string> Matching(string verb, string path) => FunctionMethods.WithHttp()
        .Where(pair => pair.Trigger.Methods!.Contains(verb) && Matches(pair.Trigger.Route!, path))
        .Select(pair => FunctionMethods.Name(pair.Method));

    private static bool Matches(string route, string path)
    {
        var pattern = RoutePatternFactory.Parse(route);
        var values = new RouteValueDictionary();
        return new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch("/" + path, values) && pattern.ParameterPolicies.All(policies =>
            policies.Value.Select(policy => Constraints.ResolveConstraint(policy.Content!)).All(constraint =>
                constraint!.Match(new DefaultHttpContext(), null, policies.Key, values, RouteDirection.IncomingRequest)));
    }
}
