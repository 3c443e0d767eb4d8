using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Settings;

namespace EasySale.Sync.Engine.Tests.Operations;

public class SettingsTests
{
    private readonly TestHouse _house = new();

    [Fact]
    public async Task A_tenant_that_chose_nothing_has_the_defaults()
    {
        var shown = Shown(await _house.ManageSettings.Get(TestHouse.Viewer, TestHouse.Cancellation));

        Assert.Equal(10, shown.GetProperty("startsPerMinute").GetInt32());
        Assert.Equal(50, shown.GetProperty("batchSize").GetInt32());
        Assert.Equal(50, shown.GetProperty("allowed").GetProperty("startsPerMinute").GetProperty("most").GetInt32());
        Assert.All(shown.GetProperty("allowed").EnumerateObject(), setting => Assert.True(setting.Value.GetProperty("isDefault").GetBoolean(), setting.Name));
    }

    [Fact]
    public async Task What_is_sent_changes_and_the_rest_stays()
    {
        await Change("""{"startsPerMinute":50,"maxRetries":1}""");
        await Change("""{"maxRetries":5,"startsAreConfirmed":true}""");

        var chosen = Shown(await _house.ManageSettings.Get(TestHouse.Viewer, TestHouse.Cancellation)).GetProperty("allowed").EnumerateObject()
            .Where(setting => !setting.Value.GetProperty("isDefault").GetBoolean()).Select(setting => setting.Name);
        Assert.Equal(["maxRetries", "startsAreConfirmed", "startsPerMinute"], chosen.Order(StringComparer.Ordinal));
        Assert.Equal(TenantSettings.Defaults with { StartsPerMinute = 50, MaxRetries = 5, StartsAreConfirmed = true }, await _house.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation));
    }

    [Fact]
    public async Task Null_is_the_default_again()
    {
        await Change("""{"startsPerMinute":50,"maxRetries":1,"startsAreConfirmed":true}""");
        await Change("""{"startsPerMinute":null,"startsAreConfirmed":null}""");

        Assert.Equal(TenantSettings.Defaults with { MaxRetries = 1 }, await _house.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation));
    }

    [Fact]
    public async Task The_trail_tells_what_was_changed_and_nothing_else()
    {
        await Change("""{"maxRetries":5,"startsPerMinute":10}""");

        var (_, entry) = await _house.Audit.List(TestHouse.Tenant, null, TestHouse.Cancellation).SingleAsync(TestHouse.Cancellation);
        Assert.Equal([("maxRetries", "3", "5")], entry.Changes.Select(change => (change.Path, change.Before, change.After)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Runs_that_wait_have_their_turn_once_more_may_go_on_at_once(bool isByHand)
    {
        var house = await TestHouse.Furnished();
        foreach (var number in (int[])[1, 2, 3]) await house.Connect("shop", $"extra-{number}");
        await house.Settings.Change(TestHouse.Tenant, settings => settings with { RunsAtOnce = 1 }, TestHouse.Cancellation);
        await house.Start("""{"source":"extra-1","target":"books-1"}""");
        var second = await house.Start("""{"source":"extra-2","target":"books-1"}""");
        var third = await house.Start("""{"source":"extra-3","target":"books-1"}""");
        Assert.Equal((RunStatus.Queued, RunStatus.Queued), (second.Status, third.Status));

        if (isByHand)
            Assert.Equal([second.SyncId], (await house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"runsAtOnce":2}""")), TestHouse.Cancellation)).MayStart);
        else
            await house.Settings.Change(TestHouse.Tenant, settings => settings with { RunsAtOnce = 2 }, TestHouse.Cancellation);

        var watched = await house.Watch();
        Assert.Contains(second.SyncId, watched);
        Assert.DoesNotContain(third.SyncId, watched);
    }

    [Fact]
    public async Task What_is_shown_can_be_sent_back()
    {
        await Change("""{"runsAtOnce":7}""");
        var shown = Encoding.UTF8.GetString(AnswerJson.Write(await _house.ManageSettings.Get(TestHouse.Viewer, TestHouse.Cancellation)));

        Assert.Equal(shown, Encoding.UTF8.GetString(AnswerJson.Write(await Change(shown))));
    }

    [Theory]
    [InlineData("startsPerMinute", 0, 1)]
    [InlineData("startsPerMinute", 51, 50)]
    [InlineData("runsAtOnce", 0, 1)]
    [InlineData("batchSize", 201, 200)]
    [InlineData("interBatchDelayMs", -1, 0)]
    [InlineData("maxRetries", 6, 5)]
    [InlineData("meteredCallsWarning", 0, 1)]
    public async Task A_value_outside_its_range_is_refused_by_name_and_the_edge_is_taken(string name, int beyond, int edge)
    {
        var refused = await TestHouse.Refused(() => Change($$"""{"{{name}}":{{beyond}}}"""));
        await Change($$"""{"{{name}}":{{edge}}}""");

        Assert.Equal([name], refused.Errors!.Keys);
        Assert.Contains(edge.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Errors[name][0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_settings_are_refused() =>
        Assert.Equal(["startsPerHour"], (await TestHouse.Refused(() => Change("""{"startsPerHour":3}"""))).Errors!.Keys);

    [Fact]
    public async Task Only_admins_change_settings()
    {
        var refused = await TestHouse.Refused(() => _house.ManageSettings.Change(TestHouse.Operator, TenantSettingsInput.Read(null), TestHouse.Cancellation));

        Assert.Equal(403, refused.Status);
    }

    private Task<TenantSettingsView> Change(string body) =>
        _house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json(body)), TestHouse.Cancellation);

    private static JsonElement Shown(TenantSettingsView view) => JsonDocument.Parse(AnswerJson.Write(view)).RootElement;
}
