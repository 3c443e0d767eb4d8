using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Configuration;
using EasySale.Sync.Engine.Operations.Connections;
using EasySale.Sync.Engine.Operations.Schedules;
using EasySale.Sync.Engine.Operations.Settings;
using EasySale.Sync.Engine.Stores.Audit;
using EasySale.Sync.Engine.Stores.Links;
using EasySale.Sync.Engine.Stores.Rows;
using EasySale.Sync.Engine.Stores.Runs;
using EasySale.Sync.Engine.Stores.Webhooks;
using EasySale.Sync.Engine.Tests.Schedules;
using Microsoft.Extensions.Logging.Abstractions;

namespace EasySale.Sync.Engine.Tests.Operations.Seeing;

public sealed class ConfigurationTests
{
    private const string Secret = "ck_canary_5417";
    private readonly TestHouse _house = new();
    private readonly MemoryBlobStore _blobs = new(new StorageMeter());
    private readonly List<ConfigurationSection> _more = [];

    [Fact]
    public async Task What_one_tenant_exports_makes_another_the_same_but_for_secrets()
    {
        await Furnish();
        var text = await Exported(TestHouse.Admin);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        var other = new Caller(new TenantId("other"), "olga", [Role.Admin]);

        var answer = await Import(other, text);

        Assert.Equal(["settings/tenant update", "connections/books-1 create", "connections/shop-1 create", "schedules create"], answer.Changes.Select(
            change => change.Section == "schedules" ? "schedules create" : $"{change.Section}/{change.Id} {change.Action}"));
        Assert.Contains("consumerKey", answer.Changes.Single(change => change.Id == "shop-1").Note!, StringComparison.Ordinal);
        var shop = (await _house.Connections.Find(other.Tenant, "shop-1", TestHouse.Cancellation))!;
        Assert.Equal((false, "https://shop.example", 0), (shop.Enabled, shop.Settings["url"], shop.SecretNames.Count));
        Assert.Equal(3, (await _house.Settings.Get(other.Tenant, TestHouse.Cancellation)).RunsAtOnce);
        Assert.Equal("0 3 * * *", (await new ListSchedules(Schedules.Store).List(other, TestHouse.Cancellation)).Items.Single().CronExpression);
        Assert.Equal(["configuration.imported", "connection.created", "connection.created", "schedule.created", "settings.changed"], (await Audited(other.Tenant)).Order());
    }

    [Fact]
    public async Task Importing_what_is_there_changes_nothing_and_keeps_secrets()
    {
        await Furnish();

        Assert.Empty((await Import(TestHouse.Admin, await Exported(TestHouse.Admin))).Changes);
        var (watermarks, walked) = (new WatermarkStore(_house.Rows), new LinkScope(TestHouse.Tenant, "shop-1", "books-1", RecordKind.Orders));
        await watermarks.Set(walked, "yesterday", TestHouse.Cancellation);
        var changed = (await Exported(TestHouse.Admin)).Replace("https://shop.example", "https://shop.example/new", StringComparison.Ordinal);
        Assert.Equal(["shop-1"], (await Import(TestHouse.Admin, changed)).Changes.Select(change => change.Id));
        var shop = (await _house.Connections.Find(TestHouse.Tenant, "shop-1", TestHouse.Cancellation))!;
        Assert.Equal((true, "https://shop.example/new", 1), (shop.Enabled, shop.Settings["url"], shop.SecretNames.Count));
        Assert.Null(await watermarks.Find(walked, TestHouse.Cancellation));
        Assert.Equal(_house.Time.GetUtcNow(), shop.SystemSince);
    }

    [Fact]
    public async Task Everything_wrong_is_named_and_nothing_is_changed()
    {
        await Furnish();
        var document = JsonNode.Parse(await Exported(TestHouse.Admin))!;
        document["sections"]!["settings"]!["runsAtOnce"] = 9000;
        document["sections"]!["connections"]![1]!["settings"]!["url"] = "ftp://x";
        document["sections"]!["connections"]![0]!["name"] = "Renamed";
        document["sections"]!["schedules"]![0]!["credentialId"] = "nowhere";
        document["sections"]!["weather"] = new JsonArray();

        var refused = await TestHouse.Refused(() => Import(TestHouse.Admin, document.ToJsonString()));

        Assert.Equal(
            ["sections.connections[1].settings.url", "sections.schedules[0].credentialId", "sections.settings.runsAtOnce", "sections.weather"], refused.Errors!.Keys.Order());
        Assert.Equal("Books", (await _house.Connections.Find(TestHouse.Tenant, "books-1", TestHouse.Cancellation))!.Name);
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        await Furnish();
        var changed = (await Exported(TestHouse.Admin)).Replace("https://shop.example", "https://shop.example/new", StringComparison.Ordinal);

        var dry = await Import(TestHouse.Admin, changed, ",\"dryRun\":true");

        Assert.Equal((true, "shop-1"), (dry.DryRun, dry.Changes.Single().Id));
        Assert.Equal("https://shop.example", (await _house.Connections.Find(TestHouse.Tenant, "shop-1", TestHouse.Cancellation))!.Settings["url"]);
        Assert.DoesNotContain(AuditActions.ConfigurationImported, await Audited(TestHouse.Tenant));
    }

    [Fact]
    public async Task A_change_that_fails_takes_back_those_before_it()
    {
        await Furnish();
        var changed = (await Exported(TestHouse.Admin))
            .Replace("https://shop.example", "https://shop.example/new", StringComparison.Ordinal).Replace("\"runsAtOnce\":3", "\"runsAtOnce\":7", StringComparison.Ordinal);
        _more.Add(new FailingSection());
        changed = changed.Replace("\"sections\":{", "\"sections\":{\"failing\":[],", StringComparison.Ordinal);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Import(TestHouse.Admin, changed));

        Assert.Equal("https://shop.example", (await _house.Connections.Find(TestHouse.Tenant, "shop-1", TestHouse.Cancellation))!.Settings["url"]);
        Assert.Equal(3, (await _house.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation)).RunsAtOnce);
        Assert.DoesNotContain(AuditActions.ConfigurationImported, await Audited(TestHouse.Tenant));
        Assert.Contains(AuditActions.ImportTakenBack, await Audited(TestHouse.Tenant));
    }

    [Fact]
    public async Task What_cannot_be_taken_back_is_told_and_keeps_nothing_else_from_it()
    {
        await Furnish();
        var changed = (await Exported(TestHouse.Admin))
            .Replace("\"runsAtOnce\":3", "\"runsAtOnce\":7", StringComparison.Ordinal).Replace("\"sections\":{", "\"sections\":{\"failing\":[],", StringComparison.Ordinal);
        _more.Add(new FailingSection(cannotUndo: true));

        var problem = await TestHouse.Refused(() => Import(TestHouse.Admin, changed));

        Assert.Equal((500, "import-not-taken-back"), (problem.Status, problem.Slug));
        Assert.Contains("failing/x", problem.Detail, StringComparison.Ordinal);
        Assert.Equal(3, (await _house.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation)).RunsAtOnce);
        var entry = (await _house.Audit.List(TestHouse.Tenant, null, TestHouse.Cancellation).Select(row => row.Entry).ToListAsync(TestHouse.Cancellation)).Single(one => one.Action == AuditActions.ImportTakenBack);
        Assert.Equal([("failing/x", "\"not taken back\""), ("settings/tenant", "\"update\"")], entry.Changes.Select(change => (change.Path, change.After)).Order());
    }

    [Fact]
    public async Task What_an_import_changes_is_on_the_trail_as_if_changed_by_hand()
    {
        await Furnish();
        _house.Time.Advance(TimeSpan.FromSeconds(1));
        var changed = (await Exported(TestHouse.Admin))
            .Replace("https://shop.example", "https://shop.example/new", StringComparison.Ordinal).Replace("\"runsAtOnce\":3", "\"runsAtOnce\":7", StringComparison.Ordinal);

        await Import(TestHouse.Admin, changed);

        var entries = await new AuditStore(_house.Rows, _house.Time).List(TestHouse.Tenant, null, TestHouse.Cancellation)
            .Select(row => row.Entry).Where(entry => entry.At == _house.Time.GetUtcNow()).ToListAsync(TestHouse.Cancellation);
        Assert.Contains(new AuditChange("runsAtOnce", "3", "7"), entries.Single(entry => entry.Action == AuditActions.SettingsChanged).Changes);
        var shop = entries.Single(entry => entry.Action == AuditActions.ConnectionChanged);
        Assert.Equal(("shop-1", TestHouse.Admin.UserId), (shop.Subject, shop.By));
        Assert.Equal([new AuditChange("settings.url", "\"https://shop.example\"", "\"https://shop.example/new\"")], shop.Changes);
    }

    [Fact]
    public async Task An_address_that_leads_inside_is_refused_in_a_document_too()
    {
        await Furnish();
        var document = JsonNode.Parse(await Exported(TestHouse.Admin))!;
        document["sections"]!["connections"]![0]!["settings"]!["server"] = "https://10.0.0.1";

        var refused = await TestHouse.Refused(() => Import(TestHouse.Admin, document.ToJsonString()));

        Assert.Contains("private network", refused.Errors!["sections.connections[0].settings.server"].Single(), StringComparison.Ordinal);
        Assert.Empty((await _house.Connections.Find(TestHouse.Tenant, "books-1", TestHouse.Cancellation))!.Settings);
    }

    [Fact]
    public async Task A_configuration_is_stored_where_the_caller_says_and_imported_from_there()
    {
        await Furnish();
        var stored = await Export.Store(TestHouse.Admin, TestHouse.Json("""{"path":"backups/november.json"}"""), TestHouse.Cancellation);
        await _house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"runsAtOnce":9}""")), TestHouse.Cancellation);

        await Imports.Import(TestHouse.Admin, TestHouse.Json($$"""{"path":"{{stored.Path}}"}"""), TestHouse.Cancellation);

        Assert.Equal(3, (await _house.Settings.Get(TestHouse.Tenant, TestHouse.Cancellation)).RunsAtOnce);
        var trail = await _house.Audit.List(TestHouse.Tenant, null, TestHouse.Cancellation).Select(one => (one.Entry.Action, one.Entry.Subject)).ToListAsync(TestHouse.Cancellation);
        Assert.Contains((AuditActions.ConfigurationStored, "backups/november.json"), trail);
        Assert.Equal(["configuration/backups/november.json"], await _blobs.List(TestHouse.Tenant, "", TestHouse.Cancellation).ToListAsync(TestHouse.Cancellation));
        Assert.Equal(404, (await TestHouse.Refused(() => Imports.Import(new Caller(new TenantId("other"), "eve", [Role.Admin]), TestHouse.Json($$"""{"path":"{{stored.Path}}"}"""), TestHouse.Cancellation))).Status);
    }

    [Theory]
    [InlineData("../journal/x")]
    [InlineData("/x")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    public async Task A_path_stays_in_its_folder(string path) => Assert.Equal(
        "path", (await TestHouse.Refused(() => Export.Store(TestHouse.Admin, TestHouse.Json($$"""{"path":"{{path}}"}"""), TestHouse.Cancellation))).Errors!.Keys.Single());

    [Fact]
    public async Task Only_an_admin_exports_and_imports()
    {
        Assert.Equal(403, (await TestHouse.Refused(() => Export.Get(TestHouse.Operator, TestHouse.Cancellation))).Status);
        Assert.Equal(403, (await TestHouse.Refused(() => Import(TestHouse.Operator, "{}"))).Status);
    }

    private ScheduleHouse Schedules => new(_house);

    private ConfigurationSection[] Sections =>
    [
        new ScheduleSection(Schedules.Store, new ScheduleRoutes(_house.Connections, _house.Catalog, _house.RouteMaps), _house.Time),
        new ConnectionSection(_house.Connections, _house.Catalog, _house.Saved, _house.Linked, new ConnectionDirectory(_house.Rows), _house.Time),
        new SettingsSection(_house.Settings),
        .. _more,
    ];

    private ExportConfiguration Export => new(Sections, _house.Connections, _blobs, _house.Trail, _house.Time);

    private ImportConfiguration Imports => new(Sections, _house.Connections, _blobs, _house.Trail, NullLogger<ImportConfiguration>.Instance);

    private async Task Furnish()
    {
        await _house.CreateConnection.Create(TestHouse.Admin, ConnectionInput.Read(
            TestHouse.Json($$$"""{"id":"shop-1","platform":"shop","settings":{"url":"https://shop.example","shelves":{"1":"a"}},"secrets":{"consumerKey":"{{{Secret}}}"}}"""), _house.Catalog), TestHouse.Cancellation);
        await _house.Connections.Add(new Connection { Tenant = TestHouse.Tenant, Id = "books-1", Platform = "books", Name = "Books" }, TestHouse.Cancellation);
        await Schedules.Create("0 3 * * *");
        await _house.ManageSettings.Change(TestHouse.Admin, TenantSettingsInput.Read(TestHouse.Json("""{"runsAtOnce":3}""")), TestHouse.Cancellation);
    }

    private async Task<string> Exported(Caller caller) => Encoding.UTF8.GetString(AnswerJson.Write(await Export.Get(caller, TestHouse.Cancellation)));

    private Task<ImportAnswer> Import(Caller caller, string document, string more = "") =>
        Imports.Import(caller, TestHouse.Json($"{{\"configuration\":{document}{more}}}"), TestHouse.Cancellation);

    private async Task<List<string>> Audited(TenantId tenant) =>
        await new AuditStore(_house.Rows, _house.Time).List(tenant, null, TestHouse.Cancellation).Select(row => row.Entry.Action).ToListAsync(TestHouse.Cancellation);

    private sealed class FailingSection(bool cannotUndo = false) : ConfigurationSection
    {
        public override string Name => "failing";

        public override int Order => 99;

        public override Task<object> Export(TenantId tenant, IReadOnlySet<string> known, CancellationToken cancellation) => Task.FromResult<object>(Array.Empty<string>());

        public override Task<IReadOnlyList<PlannedChange>> Plan(ConfigurationImport import, JsonElement content, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<PlannedChange>>([new PlannedChange(
                new ChangeView(Name, "x", "create"), _ => throw new InvalidOperationException("The storage went away."),
                _ => cannotUndo ? throw new InvalidOperationException("It stays away.") : Task.CompletedTask)]);
    }
}
