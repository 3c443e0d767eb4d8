using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;

namespace EasySale.Sync.Engine.Tests.Mapping;

public class MappingTests
{
    [Fact]
    public void Rules_set_fields_and_custom_fields_and_leave_the_rest()
    {
        var mapping = MappingSamples.Compiled(
            RecordKind.Orders,
            """{"target":"billing.email","source":"billing.email","functions":[{"name":"lower"}]}""",
            """{"target":"paymentMethodTitle","source":"paymentMethod","functions":[{"name":"lookup","arguments":{"table":{"bacs":"Bank"}}}]}""",
            """{"target":"custom.po","source":"raw.meta_data[key=po_number].value","functions":[{"name":"trim"}]}""",
            """{"target":"custom.weight","source":"raw.weight","functions":[{"name":"toNumber"}]}""",
            """{"target":"lines[].sku","source":"line.raw.meta[key=color].value","functions":[{"name":"template","arguments":{"text":"{line.sku}-{value}"}}]}""");

        var mapped = (Order)mapping.Apply(MappingSamples.Order);

        Assert.Equal("ann@shop.example", mapped.Billing.Email);
        Assert.Equal("Bank", mapped.PaymentMethodTitle);
        Assert.Equal("""{"po":"PO-77","weight":1.250}""", System.Text.Json.JsonSerializer.Serialize(mapped.Custom));
        Assert.Equal(["mug-1-red", null], mapped.Lines.Select(line => line.Sku));
        Assert.Equal(
            MappingSamples.Order,
            mapped with { Billing = MappingSamples.Order.Billing, PaymentMethodTitle = null, Custom = null, Lines = MappingSamples.Order.Lines });
    }

    [Fact]
    public void Custom_fields_of_which_none_has_a_value_are_told_as_none()
    {
        Assert.Empty(MappingSamples.Compiled(RecordKind.Orders, """{"target":"custom.po","source":"raw.nothing"}""").Apply(MappingSamples.Order).Custom!);
        Assert.Null(MappingSamples.Compiled(RecordKind.Orders, """{"target":"number","source":"id"}""").Apply(MappingSamples.Order).Custom);
    }

    [Fact]
    public void Rules_read_the_record_as_it_came_whatever_their_order()
    {
        var (first, second) = ("""{"target":"firstName","source":"lastName"}""", """{"target":"lastName","source":"firstName"}""");
        var customer = MappingSamples.Customer with { LastName = "Lee" };

        Assert.Equal(("Lee", "Ann"), Names(MappingSamples.Compiled(RecordKind.Customers, first, second).Apply(customer)));
        Assert.Equal(("Lee", "Ann"), Names(MappingSamples.Compiled(RecordKind.Customers, second, first).Apply(customer)));
        static (string?, string?) Names(CommerceRecord record) => (((Customer)record).FirstName, ((Customer)record).LastName);
    }

    [Theory]
    [InlineData("", "Ann", nameof(RuleOutcome.Kept))]
    [InlineData(""","default":"nobody" """, "nobody", nameof(RuleOutcome.Default))]
    [InlineData(""","whenEmpty":"clear" """, null, nameof(RuleOutcome.Cleared))]
    public void Where_nothing_comes_out(string more, string? firstName, string outcome)
    {
        var traces = new List<RuleTrace>();
        var mapping = MappingSamples.Compiled(RecordKind.Customers, $$"""{"target":"firstName","source":"raw.nothing","functions":[{"name":"upper"}]{{more}}}""");

        var mapped = (Customer)mapping.Apply(MappingSamples.Customer, traces.Add);

        Assert.Equal(firstName, mapped.FirstName);
        Assert.Equal(outcome, Assert.Single(traces).Outcome.ToString());
    }

    [Fact]
    public void The_trace_tells_every_step()
    {
        var traces = new List<RuleTrace>();
        MappingSamples.Compiled(RecordKind.Orders, """{"target":"lines[].name","source":"line.name","functions":[{"name":"upper"},{"name":"append","arguments":{"text":"!"}}]}""")
            .Apply(MappingSamples.Order, traces.Add);

        Assert.Equal(["lines[0].name", "lines[1].name"], traces.Select(trace => trace.Target));
        Assert.Equal("Mug", traces[0].Read);
        Assert.Equal([new StepTrace("upper", "MUG"), new StepTrace("append", "MUG!")], traces[0].Steps);
        Assert.Equal("MUG!", traces[0].Result);
    }

    [Fact]
    public void A_price_that_cannot_be_one_is_left_as_it_is()
    {
        var mapping = MappingSamples.Compiled(RecordKind.Products, """{"target":"price","source":"price","functions":[{"name":"add","arguments":{"number":-100}}]}""");

        Assert.Equal(9.50m, ((Product)mapping.Apply(MappingSamples.Product)).Price);
    }

    [Fact]
    public void No_address_is_made_where_there_is_none() =>
        Assert.Null(((Order)MappingSamples.Compiled(RecordKind.Orders, """{"target":"shipping.city","default":"Bonn"}""").Apply(MappingSamples.Order)).Shipping);

    public static TheoryData<string, string, string> Wrong => new()
    {
        { """{"target":"grandTotal","default":1}""", "rules[0].target", "Ids, amounts, quantities, currencies and dates stay" },
        { """{"target":"lines[].total","default":1}""", "rules[0].target", "Allowed: number, status, customerNote" },
        { """{"target":"nonsense","default":1}""", "rules[0].target", "\"nonsense\" cannot be set. Allowed: number" },
        { """{"target":"custom.","default":1}""", "rules[0].target", "1 to 30 characters" },
        { """{"target":"custom.{{x}}","default":1}""", "rules[0].target", "without braces" },
        { """{"target":"customerNote"}""", "rules[0].source", "Name a source, a default" },
        { """{"target":"customerNote","functions":[{"name":"upper"}]}""", "rules[0].source", "begin with template" },
        { """{"target":"customerNote","source":"billing.mail"}""", "rules[0].source", "Character 9 of \"billing.mail\": there is no \"mail\"" },
        { """{"target":"customerNote","source":"line.sku"}""", "rules[0].source", "only for targets that begin with lines[]" },
        { """{"target":"customerNote","source":"lines[].sku"}""", "rules[0].source", "Add join, first" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"shout"}]}""", "rules[0].functions[0]", "There is no function \"shout\". Allowed: trim" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"trim"},{"name":"round","arguments":{"decimals":2}}]}""", "rules[0].functions[1]", "Put toNumber before it" },
        { """{"target":"customerNote","source":"createdAt","functions":[{"name":"add","arguments":{"number":2}}]}""", "rules[0].functions[0]", "this is date" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"join"}]}""", "rules[0].functions[0]", "works on a list" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"truncate"}]}""", "rules[0].functions[0].arguments.length", "truncate(length) needs it" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"truncate","arguments":{"length":0}}]}""", "rules[0].functions[0].arguments.length", "from 1 to" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"trim","arguments":{"side":"left"}}]}""", "rules[0].functions[0].arguments.side", "has no argument" },
        { """{"target":"customerNote","source":"createdAt","functions":[{"name":"formatDate","arguments":{"format":"dddd \\d"}}]}""", "rules[0].functions[0].arguments.format", "yyyy-MM-dd" },
        { """{"target":"customerNote","source":"createdAt","functions":[{"name":"formatDate","arguments":{"format":"yyyy","zone":"Mars"}}]}""", "rules[0].functions[0].arguments.zone", "IANA" },
        { """{"target":"customerNote","functions":[{"name":"template","arguments":{"text":"a {billing.mail}"}}]}""", "rules[0].functions[0].arguments.text", "there is no \"mail\"" },
        { """{"target":"customerNote","functions":[{"name":"template","arguments":{"text":"a {b"}}]}""", "rules[0].functions[0].arguments.text", "Character 3: the { is not closed" },
        { """{"target":"customerNote","functions":[{"name":"concat","arguments":{"paths":["number","x"]}}]}""", "rules[0].functions[0].arguments.paths", "Entry 1: " },
        { """{"target":"customerNote","source":"number","functions":[{"name":"lookup","arguments":{"table":{}}}]}""", "rules[0].functions[0].arguments.table", "1 to 500 texts" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"if","arguments":{"operator":"is"}}]}""", "rules[0].functions[0].arguments.operator", "\"equals\"" },
        { """{"target":"customerNote","source":"number","functions":[{"name":"append","arguments":{"text":"\ud83d"}}]}""", "rules[0].functions[0].arguments.text", "half of a character" },
        { """{"target":"number","source":"raw.x","whenEmpty":"clear"}""", "rules[0].whenEmpty", "must never be empty" },
        { """{"target":"number","source":"raw.x","default":""}""", "rules[0].default", "not empty" },
        { """{"target":"customerNote","source":"raw.x","default":[1]}""", "rules[0].default", "text, a number" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_with_what_is_allowed(string rule, string field, string told)
    {
        var fault = Assert.Single(MappingSamples.Faults(RecordKind.Orders, rule));

        Assert.Equal(field, fault.Field);
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_takes_no_text() => Assert.Contains(
        "Add toNumber", Assert.Single(MappingSamples.Faults(RecordKind.Products, """{"target":"price","source":"name"}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_fourth_custom_field_is_one_too_many()
    {
        var fault = Assert.Single(MappingSamples.Faults(RecordKind.Orders, [.. "abcd".Select(name => $$"""{"target":"custom.{{name}}","source":"number"}""")]));

        Assert.Equal("rules[3].target", fault.Field);
        Assert.Contains("the target has 3 for orders", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "3", 0)]
    [InlineData(true, "4", 1)]
    [InlineData(true, "0", 1)]
    [InlineData(false, "4", 0)]
    public void Numbered_custom_fields_end_with_the_last(bool areNumbered, string name, int faults)
    {
        var compiler = new MappingCompiler(RecordKind.Orders, MappingSamples.Three with { AreNumbered = areNumbered });

        Assert.Equal(faults, compiler.Compile(MappingSamples.Rules($$"""{"target":"custom.{{name}}","source":"number"}""")).Item2.Count);
    }

    [Fact]
    public void A_target_without_custom_fields_takes_none()
    {
        var (_, faults) = new MappingCompiler(RecordKind.Orders, null).Compile(MappingSamples.Rules("""{"target":"custom.a","source":"number"}"""));

        Assert.Contains("no custom fields", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_for_one_field_and_no_rules_are_refused()
    {
        Assert.Equal("rules[1].target", Assert.Single(MappingSamples.Faults(RecordKind.Orders, """{"target":"number","source":"id"}""", """{"target":"number","source":"id"}""")).Field);
        Assert.Equal("rules", Assert.Single(MappingSamples.Faults(RecordKind.Orders)).Field);
    }
}
