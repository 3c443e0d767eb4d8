using System.Text.Json;
using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Operations.Mappings;

namespace EasySale.Sync.Engine.Tests.Mapping;

public class PreviewTests
{
    private const string Sample = """{"id":"1","number":"1042","status":"completed","currency":"EUR","grandTotal":12.50,"billing":{"firstName":"Annabel"},"createdAt":"2026-11-01T00:00:00Z","lines":[]}""";
    private const string Rules = """[{"target":"status","source":"raw.state","functions":[{"name":"upper"}]}]""";

    [Fact]
    public async Task A_sample_shows_the_record_each_rule_and_the_target_s_body()
    {
        var house = await new MappingHouse().Furnished();

        var shown = await Preview(house, $$"""{"record":{{Sample}},"raw":{"state":"shipped"},"rules":{{Rules}}}""", MappingHouse.Operator);

        Assert.Equal("SHIPPED", shown.GetProperty("record").GetProperty("status").GetString());
        Assert.Equal("12.50", shown.GetProperty("record").GetProperty("grandTotal").GetRawText());
        var rule = shown.GetProperty("rules")[0];
        Assert.Equal(("status", "set", "shipped", "SHIPPED"), (Text(rule, "target"), Text(rule, "outcome"), Text(rule, "read"), Text(rule, "result")));
        Assert.Equal("upper", Text(rule.GetProperty("steps")[0], "function"));
        var operation = shown.GetProperty("operations")[0];
        Assert.Equal(("create", "SHIPPED"), (Text(operation, "action"), Text(operation.GetProperty("body"), "text")));
        Assert.Empty(house.Sync.Ledger.Sent);
    }

    [Fact]
    public async Task Who_only_looks_sees_no_texts()
    {
        var house = await new MappingHouse().Furnished();

        var shown = await Preview(house, $$"""{"record":{{Sample}},"raw":{"state":"shipped"},"rules":{{Rules}}}""", MappingHouse.Viewer);

        Assert.True(shown.GetProperty("isMasked").GetBoolean());
        Assert.DoesNotContain("SHIPPED", shown.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nnabel", shown.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_record_is_read_and_planned_on_its_links_with_the_saved_mapping()
    {
        var house = await new MappingHouse().Furnished();
        house.Sync.Shop.Order(1);
        await house.Sync.Sync();
        await house.Put(RecordKind.Orders, """{"target":"status","default":"done"}""");

        var shown = await Preview(house, """{"recordId":"1"}""", MappingHouse.Operator);

        Assert.Equal(("update", "done"), (Text(shown.GetProperty("operations")[0], "action"), Text(shown.GetProperty("operations")[0].GetProperty("body"), "text")));
        Assert.Equal(403, (await MappingHouse.Refused(() => Preview(house, """{"recordId":"1"}""", MappingHouse.Viewer))).Status);
        Assert.Equal(404, (await MappingHouse.Refused(() => Preview(house, """{"recordId":"9"}""", MappingHouse.Operator))).Status);
    }

    [Fact]
    public async Task A_sample_that_lacks_something_is_told_what_it_needs()
    {
        var house = await new MappingHouse().Furnished();

        var problem = await MappingHouse.Refused(() => Preview(house, """{"record":{"id":"1"},"rules":[]}""", MappingHouse.Operator));

        Assert.Contains("It needs number, status, currency", Assert.Single(problem.Errors!["record"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_a_sample_should_not_have_are_told_and_the_rest_is_shown()
    {
        var house = await new MappingHouse().Furnished();
        var sample = Sample.Replace("\"lines\":[]", """ "lines":[{"id":"1","kind":"fee","name":"Mug","colour":"red"}],"line_items":[],"Billing2":{},"raw":{}""", StringComparison.Ordinal)
            .Replace("\"firstName\"", "\"planet\":\"Mars\",\"FirstName\"", StringComparison.Ordinal);

        var shown = await Preview(house, $$"""{"record":{{sample}},"rules":[]}""", MappingHouse.Operator);

        var warnings = shown.GetProperty("warnings");
        Assert.Equal(
            ["record.Billing2", "record.billing.planet", "record.line_items", "record.lines[0].colour", "record.raw"],
            warnings.EnumerateObject().Select(warning => warning.Name).Order(StringComparer.Ordinal));
        Assert.Contains("Allowed: city,", warnings.GetProperty("record.billing.planet")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("Annabel", Text(shown.GetProperty("record").GetProperty("billing"), "firstName"));
    }

    [Fact]
    public async Task What_a_preview_shows_can_be_sent_back_without_a_warning()
    {
        var house = await new MappingHouse().Furnished();
        house.Sync.Shop.Order(1);
        await house.Put(RecordKind.Orders, """{"target":"status","default":"done"}""");
        var shown = await Preview(house, """{"recordId":"1"}""", MappingHouse.Operator);

        var again = await Preview(house, $$"""{"record":{{shown.GetProperty("record").GetRawText()}}}""", MappingHouse.Operator);

        Assert.Equal("{}", again.GetProperty("warnings").GetRawText());
    }

    [Theory]
    [InlineData("""{"recordId":"1","raw":{"state":"x"}}""", "raw")]
    [InlineData("""{}""", "recordId")]
    [InlineData("""{"recordId":"1","record":{"id":"1","number":"1","status":"a","currency":"EUR","grandTotal":1,"billing":{},"createdAt":"2026-11-01T00:00:00Z","lines":[]}}""", "recordId")]
    [InlineData("""{"record":{"id":"1"}}""", "record")]
    [InlineData("""{"record":null,"recordId":null}""", "recordId")]
    [InlineData("""{"record":{"id":"1","number":"1","status":"a","currency":"EUR","grandTotal":"x","billing":{},"createdAt":"2026-11-01T00:00:00Z","lines":[]}}""", "record")]
    [InlineData("""{"record":{"id":"1","number":"1","status":"a","currency":"EUR","grandTotal":1,"billing":{},"createdAt":"2026-11-01T00:00:00Z","lines":[null]}}""", "record")]
    public async Task A_sample_that_is_none_is_refused_by_name(string body, string field)
    {
        var house = await new MappingHouse().Furnished();

        Assert.Equal([field], (await MappingHouse.Refused(() => Preview(house, body, MappingHouse.Operator))).Errors!.Keys);
    }

    private static async Task<JsonElement> Preview(MappingHouse house, string body, Caller caller)
    {
        var route = """{"source":"shop-1","target":"ledger-1","entity":"orders" """;
        var input = PreviewInput.Read(MappingHouse.Json(route + (body == "{}" ? "}" : "," + body[1..])));
        return MappingHouse.Shown(await house.Preview.Preview(caller, input, MappingHouse.Cancellation));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
