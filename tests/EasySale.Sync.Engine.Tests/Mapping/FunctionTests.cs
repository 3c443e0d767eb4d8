using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Values;
using EasySale.Sync.Engine.Stores;

namespace EasySale.Sync.Engine.Tests.Mapping;

/// <summary>Each function on a value of the source's own JSON, as a custom field shows what came out.</summary>
public class FunctionTests
{
    /// <summary>Function · arguments · input as JSON · what comes out as JSON, or null for nothing.</summary>
    public static TheoryData<string, string, string, string?> Cases => new()
    {
        { "trim", "{}", "\" A 1 \"", "\"A 1\"" },
        { "trim", "{}", "[\" a\",\"b \"]", "\"a, b\"" },
        { "upper", "{}", "\"straße i\"", "\"STRAßE I\"" },
        { "lower", "{}", "\"AB-1\"", "\"ab-1\"" },
        { "digits", "{}", "\"+49 (30) 1\"", "\"49301\"" },
        { "digits", "{}", "\"none\"", null },
        { "singleLine", "{}", "\"a\\r\\nb\"", "\"a b\"" },
        { "replace", """{"find":"-","with":"/"}""", "\"1-2-3\"", "\"1/2/3\"" },
        { "replace", """{"find":"-"}""", "\"1-2\"", "\"12\"" },
        { "replace", """{"find":".*","with":"x"}""", "\"a.*b\"", "\"axb\"" },
        { "substring", """{"start":1,"length":2}""", "\"ABCDE\"", "\"BC\"" },
        { "substring", """{"start":3}""", "\"ABCDE\"", "\"DE\"" },
        { "substring", """{"start":5}""", "\"ABCDE\"", null },
        { "substring", """{"start":1}""", "\"\\ud83d\\ude00!\"", "\"!\"" },
        { "truncate", """{"length":3}""", "\"ABCDE\"", "\"ABC\"" },
        { "truncate", """{"length":1}""", "\"\\ud83d\\ude00!\"", null },
        { "split", """{"separator":"/","part":1}""", "\"A/B/C\"", "\"B\"" },
        { "split", """{"separator":"/","part":-1}""", "\"A/B/C\"", "\"C\"" },
        { "split", """{"separator":"/","part":3}""", "\"A/B/C\"", null },
        { "before", """{"text":"@"}""", "\"ann@shop\"", "\"ann\"" },
        { "before", """{"text":"@"}""", "\"ann\"", "\"ann\"" },
        { "after", """{"text":"@"}""", "\"ann@shop\"", "\"shop\"" },
        { "after", """{"text":"@"}""", "\"ann\"", null },
        { "prepend", """{"text":"WEB-"}""", "7", "\"WEB-7\"" },
        { "prepend", """{"text":"WEB-"}""", "\"\"", null },
        { "append", """{"text":"!"}""", "\"7\"", "\"7!\"" },
        { "padLeft", """{"length":5,"with":"0"}""", "42", "\"00042\"" },
        { "padLeft", """{"length":1}""", "\"42\"", "\"42\"" },
        { "toNumber", "{}", "\"1,234.50\"", "1234.50" },
        { "toNumber", """{"decimalSeparator":","}""", "\"1.234,50\"", "1234.50" },
        { "toNumber", "{}", "\"a lot\"", null },
        { "toNumber", "{}", "\"99999999999999999999\"", null },
        { "round", """{"decimals":2}""", "1.005", "1.01" },
        { "round", """{"decimals":2,"halves":"even"}""", "1.005", "1.00" },
        { "add", """{"number":-2}""", "7.10", "5.10" },
        { "add", """{"number":1}""", "1000000000000", null },
        { "multiply", """{"by":1.19}""", "100", "119.00" },
        { "multiply", """{"by":0.1}""", "0.3", "0.03" },
        { "multiply", """{"by":1000000000000}""", "1000000000000", null },
        { "abs", "{}", "-3.5", "3.5" },
        { "atLeast", """{"number":0}""", "-3", "0" },
        { "atMost", """{"number":99}""", "120", "99" },
        { "formatNumber", """{"decimals":2,"decimalSeparator":",","groupSeparator":"."}""", "1234.5", "\"1.234,50\"" },
        { "formatNumber", """{"decimals":2}""", "2.675", "\"2.68\"" },
        { "formatNumber", "{}", "1.250", "\"1.250\"" },
        { "toDate", """{"format":"dd.MM.yyyy","zone":"Europe/Berlin"}""", "\"01.11.2026\"", "\"2026-10-31T23:00:00Z\"" },
        { "toDate", "{}", "\"2026-11-01\"", "\"2026-11-01T00:00:00Z\"" },
        { "toDate", """{"format":"dd.MM.yyyy"}""", "\"31.02.2026\"", null },
        { "shiftDate", """{"days":14,"minutes":-30}""", "\"2026-11-01T08:30:00Z\"", "\"2026-11-15T08:00:00Z\"" },
        { "shiftDate", """{"months":1}""", "\"2026-01-31\"", "\"2026-02-28T00:00:00Z\"" },
        { "formatDate", """{"format":"dd.MM.yyyy HH:mm","zone":"Europe/Berlin"}""", "\"2026-10-31T23:30:00Z\"", "\"01.11.2026 00:30\"" },
        { "formatDate", """{"format":"yyyy-MM-dd"}""", "\"no date\"", null },
        { "startOfDay", """{"zone":"Europe/Berlin"}""", "\"2026-11-01T08:30:00Z\"", "\"2026-10-31T23:00:00Z\"" },
        { "join", """{"separator":"+"}""", "[\"A\",\"\",\"B\"]", "\"A+B\"" },
        { "join", "{}", "\"A\"", "\"A\"" },
        { "first", "{}", "[\"\",\"B\",\"C\"]", "\"B\"" },
        { "last", "{}", "[\"A\",\"B\",\"\"]", "\"B\"" },
        { "count", "{}", "[\"A\",\"B\"]", "2" },
        { "sum", "{}", "[1.50,\"2\",\"x\"]", "3.50" },
        { "distinct", "{}", "[\"A\",\"B\",\"A\"]", "\"A, B\"" },
        { "lookup", """{"table":{"bacs":"Bank"}}""", "\"bacs\"", "\"Bank\"" },
        { "lookup", """{"table":{"bacs":"Bank"}}""", "\"cod\"", null },
        { "lookup", """{"table":{"bacs":"Bank"},"otherwise":"value"}""", "\"cod\"", "\"cod\"" },
        { "concat", """{"paths":["billing.firstName","billing.company","billing.lastName","value"]}""", "\"x\"", "\"Ann Lee x\"" },
        { "concat", """{"paths":["number","id"],"separator":"/"}""", "null", "\"1042/9\"" },
        { "template", """{"text":"PO {value} of {number}"}""", "\"77\"", "\"PO 77 of 1042\"" },
        { "template", """{"text":"PO {value}"}""", "\"\"", null },
        { "template", """{"text":"web"}""", "null", "\"web\"" },
        { "coalesce", """{"paths":["billing.phone","billing.firstName"]}""", "\" \"", "\"Ann\"" },
        { "coalesce", """{"paths":["billing.firstName"]}""", "\"x\"", "\"x\"" },
        { "default", """{"value":"none"}""", "\"\"", "\"none\"" },
        { "default", """{"value":5}""", "7", "7" },
        { "if", """{"operator":"greater","than":100,"then":"large","else":"small"}""", "120", "\"large\"" },
        { "if", """{"operator":"greater","than":100,"then":"large","else":"small"}""", "\"abc\"", "\"small\"" },
        { "if", """{"operator":"less","than":"2026-11-01","then":"old"}""", "\"2026-10-01\"", "\"old\"" },
        { "if", """{"operator":"equals","than":"1.0","then":"one"}""", "1", "\"one\"" },
        { "if", """{"operator":"notEquals","than":"a","then":"other"}""", "\"a\"", "\"a\"" },
        { "if", """{"operator":"contains","than":"b","then":true}""", "\"abc\"", "true" },
        { "if", """{"operator":"startsWith","than":"b","then":"yes","else":"no"}""", "\"abc\"", "\"no\"" },
        { "if", """{"operator":"endsWith","than":"c","then":"yes"}""", "\"abc\"", "\"yes\"" },
        { "if", """{"path":"billing.phone","operator":"empty","then":"no phone"}""", "\"x\"", "\"no phone\"" },
        { "if", """{"path":"billing.email","operator":"notEmpty","then":"mail"}""", "\"x\"", "\"mail\"" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_function_gives(string name, string arguments, string input, string? output)
    {
        var order = MappingSamples.Order with { Raw = JsonElement.Parse($$"""{"it":{{input}}}""") };
        var call = new FunctionCall(name) { Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)! };
        var rule = new MappingRule { Target = "custom.it", Source = "raw.it", Functions = name == "distinct" ? [call, new FunctionCall("join")] : [call] };

        var (mapping, faults) = new MappingCompiler(RecordKind.Orders, MappingSamples.Three).Compile([rule]);

        Assert.Empty(faults);
        var custom = mapping!.Apply(order).Custom!;
        Assert.Equal(output is not null, custom.ContainsKey("it"));
        if (output is null) return;
        Assert.Equal(JsonElement.Parse(output).ToString(), custom["it"].ToString());
        Assert.Equal(JsonElement.Parse(output).ValueKind, custom["it"].ValueKind);
    }

    [Fact]
    public void Every_function_has_cases_and_is_documented()
    {
        Assert.Equal(FunctionSet.All.Select(function => function.Name).Order(), Cases.Select(row => row.Data.Item1).Distinct().Order());
        Assert.All(FunctionSet.All, function => Assert.True(function is { Description.Length: > 10, Example.Length: > 5 }, function.Name));
    }

    [Fact]
    public void What_comes_out_is_bounded()
    {
        var longText = new string('a', 50_000);
        var order = MappingSamples.Order with { CustomerNote = longText };
        var rules = Enumerable.Range(0, 10).Select(_ => $$$"""{"name":"replace","arguments":{"find":"a","with":"{{{new string('a', 1000)}}}"}}""");

        var mapped = (Order)MappingSamples.Compiled(
            RecordKind.Orders, $$"""{"target":"customerNote","source":"customerNote","functions":[{{string.Join(",", rules)}} ]}""").Apply(order);

        Assert.Equal(MappingLimits.Text, mapped.CustomerNote!.Length);
    }

    [Theory]
    [InlineData("\"0.1000\"", "0.1000")]
    [InlineData("1e3", "1000")]
    [InlineData("\"1e3\"", null)]
    public void Numbers_are_exact(string json, string? number) =>
        Assert.Equal(number, MappedValue.Number(MappedValue.Of(JsonElement.Parse(json)))?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_rule_survives_being_stored()
    {
        var rule = MappingSamples.Rules("""{"target":"email","source":"raw.x","functions":[{"name":"round","arguments":{"decimals":2}}],"default":"a","whenEmpty":"clear"}""")[0];

        Assert.Equal(StoredJson.Write(rule), StoredJson.Write(StoredJson.Read<MappingRule>(StoredJson.Write(rule))));
    }
}
