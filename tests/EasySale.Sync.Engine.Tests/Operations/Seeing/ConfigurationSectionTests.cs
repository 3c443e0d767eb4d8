using System.Text;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Configuration;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Operations.Notifications;
using EasySale.Sync.Engine.Operations.Routes;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Notifications;
using EasySale.Sync.Engine.Tests.Schedules;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

/// <summary>Routes, mappings and notifications as parts of a configuration.</summary>
public sealed class ConfigurationSectionTests : IDisposable
{
    private const string Hook = "https://hooks.slack.com/services/canary_5417";
    private static readonly Caller Other = new(new TenantId("other"), "olga", [Role.Admin]);
    private readonly TestHouse _house = new();
    private readonly NoticeHouse _notices;

    public ConfigurationSectionTests() => _notices = new NoticeHouse(_house.Rows);

    public void Dispose() => _notices.Dispose();

    [Fact]
    public async Task Another_tenant_becomes_the_same_but_for_secrets_and_importing_again_changes_nothing()
    {
        await Furnish();
        var text = await Exported(TestHouse.Admin);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain(NoticeHouse.Signing, text, StringComparison.Ordinal);

        var answer = await Import(Other, text);

        Assert.Equal(
            ["connections/books-1", "connections/shop-1", "routes/shop-1/books-1/customers", "mappings/shop-1.books-1.orders", "notifications/ch", "notifications/ch", "notifications/routing"],
            answer.Changes.Select(change => $"{change.Section}/{(change.Id.StartsWith("ch-", StringComparison.Ordinal) ? "ch" : change.Id)}"));
        Assert.Equal(["signingSecret.", "url."], answer.Changes.Where(change => change.Note is not null && change.Section == "notifications").Select(change => change.Note!.Split(' ')[^1]).Order());
        var chosen = await _notices.Settings.Get(Other.Tenant, TestHouse.Cancellation);
        Assert.All(chosen.Channels, channel => Assert.Equal((false, 0), (channel.Enabled, channel.SecretNames.Count)));
        Assert.Equal((30, 1), (chosen.DigestMinutes, chosen.Rules.Count));
        Assert.False((await _house.RouteSettings.List(Other.Tenant, TestHouse.Cancellation)).Single().IsActive);
        var mapping = (await Mappings.All(Other.Tenant, TestHouse.Cancellation).SingleAsync(TestHouse.Cancellation)).Value;
        Assert.Equal(("olga", 1, "customerNote"), (mapping.SavedBy, mapping.Version, mapping.Rules.Single().Target));

        Assert.Empty((await Import(Other, text)).Changes);
        Assert.Empty((await Import(TestHouse.Admin, text)).Changes);
    }

    [Fact]
    public async Task What_is_there_is_updated_and_keeps_its_secrets()
    {
        await Furnish();
        var document = JsonNode.Parse(await Exported(TestHouse.Admin))!;
        document["sections"]!["routes"]![0]!["isActive"] = true;
        document["sections"]!["mappings"]![0]!["rules"]![0]!["source"] = "id";
        document["sections"]!["notifications"]!["channels"]![0]!["name"] = "Renamed";

        var answer = await Import(TestHouse.Admin, document.ToJsonString());

        Assert.Equal(["routes update", "mappings update", "notifications update"], answer.Changes.Select(change => $"{change.Section} {change.Action}"));
        var channel = (await _notices.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation)).Channels.Single(one => one.Name == "Renamed");
        Assert.Equal((true, 1), (channel.Enabled, channel.SecretNames.Count));
        Assert.Equal(2, (await Mappings.All(TestHouse.Tenant, TestHouse.Cancellation).SingleAsync(TestHouse.Cancellation)).Value.Version);
    }

    [Fact]
    public async Task Everything_wrong_is_named_by_its_field()
    {
        await Furnish();
        var document = JsonNode.Parse(await Exported(TestHouse.Admin))!;
        document["sections"]!["routes"]![0]!["direction"] = "twoWay";
        document["sections"]!["routes"]!.AsArray().Add(JsonNode.Parse("""{"source":"shop-1","target":"nowhere","entity":"orders"}"""));
        document["sections"]!["mappings"]![0]!["rules"]![0]!["target"] = "nothing.such";
        document["sections"]!["mappings"]!.AsArray().Add(JsonNode.Parse("""{"source":"shop-1","target":"books-1","entity":"widgets","rules":[]}"""));
        document["sections"]!["notifications"]!["channels"]![0]!["url"] = "http://169.254.169.254/";
        document["sections"]!["notifications"]!["channels"]![1]!["id"] = "ch-1";
        document["sections"]!["notifications"]!["rules"]![0]!["channels"] = new JsonArray("ch-gone");

        var refused = await TestHouse.Refused(() => Import(TestHouse.Admin, document.ToJsonString()));

        Assert.Equal(
            [
                "sections.mappings[0].rules[0].target", "sections.mappings[1].entity", "sections.notifications.channels[0].url", "sections.notifications.channels[1].id",
                "sections.notifications.rules[0].channels", "sections.routes[0].direction", "sections.routes[1].target",
            ],
            refused.Errors!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_names_a_connection_that_was_deleted_is_left_out_so_that_what_was_exported_can_be_imported()
    {
        await Furnish();
        await new ScheduleHouse(_house).Create("0 3 * * *");
        await _house.DeleteConnection.Delete(TestHouse.Admin, "shop-1", TestHouse.Cancellation);
        var text = await Exported(TestHouse.Admin);

        var answer = await Import(Other, text);

        Assert.Equal(["connections/books-1", "notifications/ch", "notifications/ch", "notifications/routing"],
            answer.Changes.Select(change => $"{change.Section}/{(change.Id.StartsWith("ch-", StringComparison.Ordinal) ? "ch" : change.Id)}"));
        Assert.Empty((await Import(TestHouse.Admin, text)).Changes);
        Assert.Single(await _house.RouteSettings.List(TestHouse.Tenant, TestHouse.Cancellation));
    }

    private MappingStore Mappings => new(_house.Rows);

    private MappingRoutes MappingRoutes => new(_house.Connections, _house.Catalog);

    private SaveMappings Save => new(Mappings, _house.Settings, _house.Audit, _house.Time);

    private ConfigurationSection[] Sections =>
    [
        new NotificationSection(_notices.Settings, new ChannelAddresses(_notices.Out), _house.Time),
        new MappingSection(Mappings, MappingRoutes, Save),
        new RouteSection(_house.RouteSettings, _house.Catalog, new TurningTwoWay(_house.Active, _house.Time)),
        new ScheduleSection(new ScheduleHouse(_house).Store, new ScheduleRoutes(_house.Connections, _house.Catalog, _house.RouteMaps), _house.Time),
        new ConnectionSection(_house.Connections, _house.Catalog, _house.Saved, _house.Linked, new ConnectionDirectory(_house.Rows), _house.Time),
    ];

    private async Task Furnish()
    {
        await _house.Connections.Add(new Connection
        {
            Tenant = TestHouse.Tenant,
            Id = "shop-1",
            Platform = "shop",
            Name = "Shop",
            Settings = new Dictionary<string, string> { ["url"] = "https://shop.example" },
            SecretNames = new Dictionary<string, string> { ["consumerKey"] = "a" },
        }, TestHouse.Cancellation);
        await _house.Connections.Add(new Connection { Tenant = TestHouse.Tenant, Id = "books-1", Platform = "books", Name = "Books" }, TestHouse.Cancellation);
        await new ManageRoutes(_house.Connections, _house.RouteMaps, _house.RouteSettings, new TurningTwoWay(_house.Active, _house.Time), _house.Audit, _house.Time).Change(
            TestHouse.Admin, RouteInput.Read(TestHouse.Json("""{"source":"shop-1","target":"books-1","entity":"customers","isActive":false,"matchBy":["email"]}""")), TestHouse.Cancellation);
        await new TransferMappings(Mappings, MappingRoutes, Save, _house.Time).Import(
            TestHouse.Admin, ImportInput.Read(TestHouse.Json("""{"mappings":[{"source":"shop-1","target":"books-1","entity":"orders","rules":[{"target":"customerNote","source":"number"}]}]}""")), TestHouse.Cancellation);
        var hook = await _notices.Webhook("https://93.184.216.34/hook");
        await _notices.Channel($$$"""{"type":"slack","secrets":{"url":"{{{Hook.Replace("hooks.slack.com", "93.184.216.34", StringComparison.Ordinal)}}}"}}""");
        await _notices.Route($$$"""{"digestMinutes":30,"rules":[{"kinds":["syncErrors"],"minSeverity":"error","channels":["{{{hook}}}"]}]}""");
    }

    private async Task<string> Exported(Caller caller) =>
        Encoding.UTF8.GetString(AnswerJson.Write(await new ExportConfiguration(Sections, _house.Connections, Blobs, _house.Trail, _house.Time).Get(caller, TestHouse.Cancellation)));

    private Task<Engine.Operations.Configuration.ImportAnswer> Import(Caller caller, string document) => new ImportConfiguration(
        Sections, _house.Connections, Blobs, _house.Trail, NullLogger<ImportConfiguration>.Instance).Import(
            caller, TestHouse.Json($"{{\"configuration\":{document}}}"), TestHouse.Cancellation);

    private static MemoryBlobStore Blobs => new(new StorageMeter());
}
