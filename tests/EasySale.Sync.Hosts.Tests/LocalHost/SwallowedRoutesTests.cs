using EasySale.Sync.Hosts.Tests.OneMachine.Sample;
using EasySale.Sync.Local.Http;
using EasySale.Sync.Local.Worker;
using Microsoft.AspNetCore.Routing.Patterns;

namespace EasySale.Sync.Hosts.Tests.OneMachine;

public sealed class SwallowedRoutesTests
{
    private static readonly FunctionMethod Function = FunctionMethod.From(typeof(HttpSample).GetMethod(nameof(HttpSample.DryRun))!)!;

    [Theory]
    [InlineData("api/sync/{entity}", "POST", "api/sync/dry-run", "POST", true)]
    [InlineData("api/sync/{entity:regex(^(orders)$)}", "POST", "api/sync/dry-run", "POST", false)]
    [InlineData("api/sync/{entity}", "GET", "api/sync/dry-run", "POST", false)]
    [InlineData("api/sync/status/{id}", "GET", "api/sync/failures/open", "GET", false)]
    [InlineData("api/{kind}/{id}", "GET", "api/sync/{id}", "GET", true)]
    [InlineData("api/sync/{entity}", "GET", "api/sync/status/open", "GET", false)]
    public void A_route_that_only_this_host_would_find_is_refused(string open, string openMethod, string literal, string literalMethod, bool isRefused)
    {
        var refusal = Record.Exception(() => SwallowedRoutes.Check([Route(literal, literalMethod), Route(open, openMethod)]));
        Assert.Equal(isRefused, refusal is InvalidOperationException);
    }

    private static HttpRoute Route(string text, string method) => new(Function, RoutePatternFactory.Parse(text), [method]);
}
