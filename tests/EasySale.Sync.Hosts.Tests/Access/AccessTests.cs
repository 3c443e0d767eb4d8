using EasySale.Sync.Engine.Callers;

namespace EasySale.Sync.Hosts.Tests.Access;

/// <summary>Every route, every role, and other tenants' ids.</summary>
public sealed class AccessTests(TwoTenants house)
{
    /// <summary>Open to everybody, each with a proof of its own: a signature, a state, or nothing worth knowing.</summary>
    private static readonly string[] OpenRoutes = ["BringConsent", "GetLiveness", "PostConsent", "ReceiveAppWebhook", "ReceiveWebhook"];

    public static TheoryData<string> Guarded => [.. RouteTable.All.Where(route => route.Needs is not null).Select(route => route.Function)];

    public static TheoryData<string> WithIds => [.. RouteTable.All.Where(route => route.Of is not null).Select(route => route.Function)];

    [Fact]
    public void Every_http_function_stands_in_the_table_once()
    {
        Assert.Equal(HttpFunction.All.Keys.Order(), RouteTable.All.Select(route => route.Function).Order());
        Assert.All(RouteTable.All, route => Assert.True(HttpFunction.All[route.Function].HasId == (route.Of is not null) || route.Function == "StartUnknown", route.Function));
    }

    [Fact]
    public void Nothing_is_open_but_what_proves_itself() =>
        Assert.Equal(OpenRoutes, RouteTable.All.Where(route => route.Needs is null).Select(route => route.Function).Order());

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Nobody_is_let_in_without_a_key_and_nothing_is_read_for_them(string function)
    {
        var (status, body, partitions) = await house.Call(Route(function), role: null, IdFor(Route(function)));

        Assert.Equal((401, 0), (status, partitions.Count));
        Assert.Contains("urn:easysale-sync:problem:not-authenticated", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Each_role_may_what_it_may_and_no_more(string function)
    {
        var route = Route(function);
        foreach (var role in Enum.GetValues<Role>())
        {
            var (status, body, _) = await house.Call(route, role, IdFor(route));
            if (role < route.Needs) Assert.Equal(403, status);
            else Assert.True(status is not (401 or 403 or >= 500), $"{function} as {role}: {status} {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task The_role_is_asked_before_anything_of_the_request_is_read(string function)
    {
        var route = Route(function);
        foreach (var role in Enum.GetValues<Role>().Where(role => role < route.Needs))
        {
            var (status, body, _) = await house.Call(route with { Body = "{", Query = route.Query.Length == 0 ? "" : "?action=start" }, role, route.Of == Thing.Mapping ? "no-id" : IdFor(route));
            Assert.True(status == 403, $"{function} as {role}: {status} {body}");
        }
    }

    [Theory]
    [MemberData(nameof(WithIds))]
    public async Task Another_tenants_id_is_answered_as_one_nobody_has(string function)
    {
        var route = Route(function);
        var (theirs, unknown) = (TheirThings.Ids[route.Of!.Value], TheirThings.Unknown(route.Of.Value));
        foreach (var role in Enum.GetValues<Role>())
        {
            var foreign = await house.Call(route, role, theirs);
            var nobodys = await house.Call(route, role, unknown);

            Assert.Equal(role < route.Needs ? 403 : 404, foreign.Status);
            Assert.Equal((nobodys.Status, nobodys.Body.Replace(unknown, "ID", StringComparison.Ordinal)), (foreign.Status, foreign.Body.Replace(theirs, "ID", StringComparison.Ordinal)));
            // The same work in the same places: what takes no longer tells nothing.
            Assert.Equal(nobodys.Partitions.Select(one => one.Replace(unknown, "ID", StringComparison.Ordinal)), foreign.Partitions.Select(one => one.Replace(theirs, "ID", StringComparison.Ordinal)));
            AssertOwn(foreign.Partitions);
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task No_route_opens_a_door_with_an_id_of_any_kind(string function)
    {
        var route = Route(function);
        foreach (var id in TheirThings.Ids.Values.Concat(["other|connections", "../other", "other", "~connection", "*", "%2e%2e", "a' or 1 eq 1"]))
        {
            var (status, body, partitions) = await house.Call(route, Role.Admin, id);

            Assert.True(status < 500, $"{function} {id}: {status} {body}");
            Assert.DoesNotContain("Their ", body, StringComparison.Ordinal);
            AssertOwn(partitions);
        }
    }

    // What a call asks for is its tenant's, or a directory.
    private static void AssertOwn(IEnumerable<string> partitions) => Assert.All(partitions, partition =>
        Assert.True(partition.StartsWith("acme|", StringComparison.Ordinal) || partition.StartsWith('~'), partition));

    private static string IdFor(RouteAccess route) => route.Of is { } thing ? TheirThings.Unknown(thing) : "none";

    private static RouteAccess Route(string function) => RouteTable.All.Single(route => route.Function == function);
}
