using System.Text.Json;
using EasySale.Sync.Engine.Stores.Conflicts;
using EasySale.Sync.Engine.Stores.Routes;
using EasySale.Sync.Engine.Tests.Directions;

namespace EasySale.Sync.Hosts.Tests.Conflicts;

/// <summary>Every strategy against everything that can collide, through HTTP: runs are started, conflicts listed and decided as clients do it.</summary>
public sealed class ConflictMatrixTests(DeskHost host) : IClassFixture<DeskHost>
{
    [Theory]
    [MemberData(nameof(ConflictMatrix.Decided), MemberType = typeof(ConflictMatrix))]
    public async Task Strategies_decide_and_what_they_leave_is_listed(ConflictShape shape, ConflictStrategy strategy, bool backFirst, string ends)
    {
        var tenant = await Opened(strategy);
        var ids = await ConflictMatrix.Collide(tenant.Left, tenant.Right, shape, tenant.Pair);
        var before = Says(tenant);
        await ConflictMatrix.Travel(ids, backFirst, tenant.Forth, tenant.Back);

        if (ends == ConflictMatrix.Asked) await AssertAsked(tenant, shape, before);
        else await AssertEnds(tenant, ends);
        Assert.Equal(
            ends != ConflictMatrix.Asked && shape is ConflictShape.EditDelete or ConflictShape.DeleteEdit,
            (await tenant.Conflicts("?state=resolved")).Any(one => (string?)one["resolution"] == "strategy"));
    }

    [Theory]
    [MemberData(nameof(ConflictMatrix.Answers), MemberType = typeof(ConflictMatrix))]
    public async Task What_a_person_answers_is_done_on_both_sides_and_closes_the_conflict(ConflictShape shape, bool backFirst, string answer, string ends)
    {
        var tenant = await Opened(ConflictStrategy.Manual);
        var ids = await ConflictMatrix.Collide(tenant.Left, tenant.Right, shape, tenant.Pair);
        await ConflictMatrix.Travel(ids, backFirst, tenant.Forth, tenant.Back);
        await tenant.Decide(answer);
        await ConflictMatrix.Travel(ids, backFirst: true, tenant.Forth, tenant.Back);

        await AssertEnds(tenant, ends);
        var resolved = Assert.Single(await tenant.Conflicts("?state=resolved"));
        Assert.Equal((JsonDocument.Parse(answer).RootElement.GetProperty("resolution").GetString(), "ann"), ((string?)resolved["resolution"], (string?)resolved["resolvedBy"]));
    }

    private async Task<DeskTenant> Opened(ConflictStrategy strategy)
    {
        var tenant = await host.Open();
        await tenant.Connect(strategy);
        return tenant;
    }

    private static async Task AssertAsked(DeskTenant tenant, ConflictShape shape, (string, string) before)
    {
        var conflict = Assert.Single(await tenant.Conflicts());
        Assert.Equal((JsonNamingPolicy.CamelCase.ConvertName(shape.ToString()), "dataMismatch"), ((string?)conflict["shape"], (string?)conflict["type"]));
        Assert.Equal(before, Says(tenant));
    }

    private static async Task AssertEnds(DeskTenant tenant, string ends)
    {
        Assert.Equal((ends, ends), Says(tenant));
        Assert.Empty(await tenant.Conflicts());
    }

    private static (string Left, string Right) Says(DeskTenant tenant) => (ConflictMatrix.Says(tenant.Left), ConflictMatrix.Says(tenant.Right));
}
