using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Operations.Problems;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Tests.Runs;

namespace EasySale.Sync.Engine.Tests.Mapping;

public class MappingOperationTests
{
    private const string Rule = """{"target":"status","source":"status","functions":[{"name":"upper"}]}""";
    private const string Other = """{"target":"customerNote","source":"raw.note","default":"Ann's note"}""";

    [Fact]
    public async Task A_mapping_is_made_changed_and_taken_away_version_by_version()
    {
        var house = await new MappingHouse().Furnished();

        var made = await house.Create(RecordKind.Orders, $"[{Rule}]");
        var changed = await house.Put(RecordKind.Orders, Rule, Other);
        await house.Edit.Delete(MappingHouse.Admin, MappingHouse.Id(RecordKind.Orders), 2, MappingHouse.Cancellation);

        Assert.Equal(("shop-1.ledger-1.orders", 1, "m1"), (made.Id, made.Version, made.MappingVersion));
        Assert.Equal(2, changed.Version);
        var versions = await house.List.Versions(MappingHouse.Viewer, MappingHouse.Id(RecordKind.Orders), MappingHouse.Cancellation);
        Assert.Equal([(3, 0), (2, 2), (1, 1)], versions.Items.Select(version => (version.Version, version.Rules.Count)));
        Assert.Empty((await house.List.List(MappingHouse.Viewer, null, null, null, MappingHouse.Cancellation)).Items);
        Assert.Equal(404, (await MappingHouse.Refused(() => house.List.Get(MappingHouse.Viewer, MappingHouse.Id(RecordKind.Orders), MappingHouse.Cancellation))).Status);
        Assert.Equal(4, (await house.Create(RecordKind.Orders, $"[{Rule}]")).Version);
    }

    [Fact]
    public async Task What_is_shown_can_be_sent_back()
    {
        var house = await new MappingHouse().Furnished();
        await house.Create(RecordKind.Orders, $"[{Rule},{Other}]");
        var shown = MappingHouse.Shown(await house.List.Get(MappingHouse.Viewer, MappingHouse.Id(RecordKind.Orders), MappingHouse.Cancellation));

        var again = MappingHouse.Shown(await house.Edit.Update(MappingHouse.Admin, MappingHouse.Id(RecordKind.Orders), MappingInput.ReadChange(shown, null), MappingHouse.Cancellation));

        Assert.Equal(shown.GetProperty("rules").GetRawText(), again.GetProperty("rules").GetRawText());
    }

    [Fact]
    public async Task Somebody_else_s_change_is_not_lost()
    {
        var house = await new MappingHouse().Furnished();
        await house.Create(RecordKind.Orders, $"[{Rule}]");
        await house.Put(RecordKind.Orders, Other);
        var late = MappingInput.ReadChange(MappingHouse.Json($$"""{"rules":[{{Rule}}]}"""), "\"1\"");

        var refused = await MappingHouse.Refused(() => house.Edit.Update(MappingHouse.Admin, MappingHouse.Id(RecordKind.Orders), late, MappingHouse.Cancellation));

        Assert.Equal(("mapping-changed", 409, (object)2), (refused.Slug, refused.Status, refused.Members["version"]));
        var blind = await MappingHouse.Refused(() => Task.FromResult(MappingInput.ReadChange(MappingHouse.Json($$"""{"rules":[{{Rule}}]}"""), null)));
        Assert.Equal(["version"], blind.Errors!.Keys);
        Assert.Equal("mapping-exists", (await MappingHouse.Refused(() => house.Create(RecordKind.Orders, $"[{Rule}]"))).Slug);
    }

    [Theory]
    [InlineData("""{"source":"shop-1","target":"ledger-1","entity":"orders","rules":[{"target":"grandTotal","default":1},{"source":"x"}]}""", "rules[1].target")]
    [InlineData("""{"source":"shop-1","target":"ledger-1","entity":"orders","rules":[{"target":"number","source":"id","sauce":1}]}""", "rules[0].sauce")]
    [InlineData("""{"source":"shop-1","target":"ledger-1","entity":"orders","rules":[{"target":"number","source":"id","functions":[{"arguments":1}]}]}""", "rules[0].functions[0].arguments,rules[0].functions[0].name")]
    [InlineData("""{"source":"shop-1","target":"ledger-1","entity":"ordres","rules":7}""", "entity,rules")]
    [InlineData("""{"rules":[]}""", "entity,source,target")]
    public void The_form_of_a_mapping_is_checked_field_by_field(string body, string fields)
    {
        var refused = Assert.Throws<ProblemException>(() => MappingInput.ReadNew(MappingHouse.Json(body))).Problem;

        Assert.Equal(fields.Split(','), refused.Errors!.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mapping_is_held_against_its_connections()
    {
        var house = await new MappingHouse().Furnished();

        Assert.Equal(["target"], (await MappingHouse.Refused(() => house.Create(RecordKind.Orders, $"[{Rule}]", target: "ledger-9"))).Errors!.Keys);
        Assert.Contains("Allowed: customers, orders", (await MappingHouse.Refused(() => house.Create(RecordKind.Products, """[{"target":"sku","source":"id"}]"""))).Errors!["entity"][0], StringComparison.Ordinal);
        Assert.Equal(["rules[0].target"], (await MappingHouse.Refused(() => house.Create(RecordKind.Orders, """[{"target":"grandTotal","default":1}]"""))).Errors!.Keys);
    }

    [Fact]
    public async Task Only_admins_change_mappings_and_the_trail_tells_places_and_no_values()
    {
        var house = await new MappingHouse().Furnished();
        Assert.Equal(403, (await MappingHouse.Refused(() => house.Create(RecordKind.Orders, $"[{Other}]", caller: MappingHouse.Operator))).Status);

        await house.Create(RecordKind.Orders, $"[{Other}]");

        var entry = await house.Sync.Audit.List(SyncHouse.Tenant, null, MappingHouse.Cancellation).Select(stored => stored.Entry).FirstAsync(MappingHouse.Cancellation);
        Assert.Equal(("mapping.saved", "ann", "shop-1.ledger-1.orders"), (entry.Action, entry.By, entry.Subject));
        Assert.Equal("customerNote", Assert.Single(entry.Changes).Path);
        Assert.DoesNotContain("Ann's", JsonSerializer.Serialize(entry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exported_and_imported_is_the_same()
    {
        var (house, empty) = (await new MappingHouse().Furnished(), await new MappingHouse().Furnished());
        await house.Create(RecordKind.Orders, $"[{Rule},{Other}]");
        await house.Create(RecordKind.Customers, """[{"target":"custom.vat","source":"raw.vat","functions":[{"name":"lookup","arguments":{"table":{"a":"1.50"}}}],"whenEmpty":"clear"}]""");
        var exported = AnswerJson.Write(await house.Transfer.Export(MappingHouse.Viewer, MappingHouse.Cancellation));

        Assert.Equal(["unchanged", "unchanged"], (await Import(house, exported)).Mappings.Select(mapping => mapping.Result));
        Assert.Equal(["created", "created"], (await Import(empty, exported)).Mappings.Select(mapping => mapping.Result));
        Assert.Equal(Rules(exported), Rules(AnswerJson.Write(await empty.Transfer.Export(MappingHouse.Viewer, MappingHouse.Cancellation))));
    }

    [Fact]
    public async Task An_import_is_all_or_nothing_and_can_be_tried()
    {
        var house = await new MappingHouse().Furnished();
        string good = $$"""{"source":"shop-1","target":"ledger-1","entity":"orders","rules":[{{Rule}}]}""", bad = """{"source":"shop-1","target":"ledger-1","entity":"customers","rules":[{"target":"id","source":"id"}]}""";

        var refused = await MappingHouse.Refused(() => Import(house, Encoding.UTF8.GetBytes($$"""{"mappings":[{{good}},{{bad}}]}""")));
        var tried = await Import(house, Encoding.UTF8.GetBytes($$"""{"mappings":[{{good}}],"dryRun":true}"""));

        Assert.Equal(["mappings[1].rules[0].target"], refused.Errors!.Keys);
        Assert.Equal((true, new ImportedMapping("shop-1.ledger-1.orders", "created", 1)), (tried.DryRun, Assert.Single(tried.Mappings)));
        Assert.Empty((await house.List.List(MappingHouse.Viewer, null, null, null, MappingHouse.Cancellation)).Items);
        Assert.Equal(["mappings[1]"], (await MappingHouse.Refused(() => Import(house, Encoding.UTF8.GetBytes($$"""{"mappings":[{{good}},{{good}}]}""")))).Errors!.Keys);
    }

    [Fact]
    public async Task Old_versions_go()
    {
        var house = await new MappingHouse().Furnished();
        for (var version = 1; version <= MappingStore.VersionsKept + 2; version++) await house.Put(RecordKind.Orders, version % 2 == 0 ? Rule : Other);

        var versions = await house.List.Versions(MappingHouse.Viewer, MappingHouse.Id(RecordKind.Orders), MappingHouse.Cancellation);

        Assert.Equal((MappingStore.VersionsKept, 3), (versions.Items.Count, versions.Items[^1].Version));
    }

    [Fact]
    public async Task The_details_tell_which_built_in_lines_are_changed()
    {
        var house = await new MappingHouse().Furnished();
        var shown = await house.Create(RecordKind.Customers, """[{"target":"email","source":"email"},{"target":"firstName","source":"lastName"},{"target":"custom.a","source":"id"}]""");

        Assert.Equal([("firstName", "text", 1), ("id", "custom.a", 2)], shown.Fields.Select(field => (field.Source, field.Field, field.Rules[0])));
        Assert.Contains(house.Describe.Functions(MappingHouse.Viewer).Items, function => function.Signature == "substring(start, length?)");
        Assert.Contains("billing.email", house.Describe.Defaults(MappingHouse.Viewer, "fakeledger", "orders").Items[0].Targets.Select(target => target.Path));
    }

    private static Task<ImportAnswer> Import(MappingHouse house, byte[] file) =>
        house.Transfer.Import(MappingHouse.Admin, ImportInput.Read(JsonElement.Parse(file)), MappingHouse.Cancellation);

    private static IEnumerable<string> Rules(byte[] exported) =>
        JsonElement.Parse(exported).GetProperty("mappings").EnumerateArray().Select(mapping => mapping.GetProperty("entity").GetString() + mapping.GetProperty("rules").GetRawText());
}
