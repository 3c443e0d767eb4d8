using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping;
using EasySale.Sync.Engine.Mapping.Fields;
using EasySale.Sync.Engine.Mapping.Functions;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Operations.Answers;
using EasySale.Sync.Engine.Operations.Mappings;
using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Stores.Mappings;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Engine.Tests.Mapping;

/// <summary>Whatever mapping is saved: it runs on any record of its kind and leaves the record valid; what cannot run is not saved.</summary>
public sealed class MappingPropertyTests
{
    private static readonly string[] Texts =
        ["", " ", "a", "Ann", "-", "{", "}", "{{customers/1}}", "1.50", "-3", "2026-11-01", "9999-12-31T23:59:59Z", "0001-01-01", "😀", "\u0000", "{value}", "{billing.email}", "yyyy-MM-dd", "Europe/Berlin", new string('x', 1200)];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Elements(Texts), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<decimal> Number = Gen.OneOf(
        Gen.Choose(-100_000, 100_000).Select(cents => cents / 100m), Gen.Elements(0m, 0.000_000_1m, 999_999_999_999.99m, -1_000_000_000_000m, decimal.MaxValue));

    private static readonly Gen<string> Json = Gen.OneOf(
        Text.Select(text => JsonSerializer.Serialize(text)),
        Number.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        Gen.Elements("null", "true", "{}", "[]", "[1,\"a\",null,[2],{\"key\":\"k\",\"value\":\"v\"}]", "{\"a\":{\"b\":[{\"c\":1}]}}", "1e400"));

    private static readonly Gen<JsonElement> Raw =
        from a in Json
        from b in Json
        select JsonElement.Parse($$"""{"a":{{a}},"meta":[{"key":"k","value":{{b}}},3],"b":[{{a}},{{b}}]}""");

    private static readonly Gen<Address?> AnyAddress = Gen.OneOf(
        Gen.Constant<Address?>(null),
        from text in Text
        from email in Text
        select (Address?)new Address { FirstName = text, Email = email, City = text.Length > 2 ? null : text });

    /// <summary>A record of each kind with anything in its free fields.</summary>
    private static Gen<CommerceRecord> Record(RecordKind kind) =>
        from text in Text
        from more in Text
        from number in Number
        from raw in Raw
        from address in AnyAddress
        select Record(MappingSamples.All.Single(record => record.Kind == kind), text, more, number, raw, address);

    private static readonly Gen<string> Path = Gen.OneOf(
        Gen.Elements(RecordKinds.ParentsFirst.SelectMany(CanonicalPaths.Of).Distinct().ToArray()),
        Gen.Elements("raw.a", "raw.b[]", "raw.b[1]", "raw.meta[key=k].value", "raw.meta[].value", "line.sku", "line.raw.x", "raw.a.b[0].c", "lines[0].name", "value", "billing", "raw", "x."),
        Text);

    private static readonly Gen<JsonElement> Argument = Gen.OneOf(
        Json.Select(json => JsonElement.Parse(json)),
        Gen.Constant(JsonElement.Parse("\"\\ud83d\"")),
        Gen.Choose(-3, 40).Select(number => JsonElement.Parse(number.ToString(CultureInfo.InvariantCulture))),
        Path.Select(path => JsonSerializer.SerializeToElement(path)),
        Gen.ListOf(Path).Select(paths => JsonSerializer.SerializeToElement(paths)),
        Path.Select(path => JsonSerializer.SerializeToElement($"a {{{path}}} b")),
        Gen.Elements("""{"a":"b"}""", """{"Ann":""}""", "\"equals\"", "\"less\"", "\"empty\"", "\"value\"", "\",\"", "\"even\"", "\"dd.MM.yy HH:mm\"").Select(json => JsonElement.Parse(json)));

    private static readonly Gen<FunctionCall> Call =
        from function in Gen.Elements(FunctionSet.All.ToArray())
        from arguments in Gen.ArrayOf(Argument, function.Parameters.Count)
        from optional in Gen.ArrayOf(Gen.Elements(true, false), function.Parameters.Count)
        select new FunctionCall(function.Name)
        {
            Arguments = function.Parameters.Select((parameter, index) => (parameter, index))
                .Where(each => each.parameter.Required || optional[each.index])
                .ToDictionary(each => each.parameter.Name, each => Likely(each.parameter, arguments[each.index])),
        };

    private static Gen<MappingRule> Rule(RecordKind kind) =>
        from target in Gen.OneOf(Gen.Elements(WritableFields.Of(kind).Select(field => field.Path).ToArray()), Gen.Elements("custom.a", "custom.b", "custom.c", "custom.d"))
        from source in Gen.OneOf(Path, Gen.Elements(CanonicalPaths.Of(kind).ToArray()), Gen.Elements("raw.a", "raw.meta[key=k].value", "id"), Gen.Elements("raw.a", "raw.b[1]"))
        from functions in Gen.OneOf(Gen.Constant<FunctionCall[]>([]), Gen.ArrayOf(Call, 1), Gen.ArrayOf(Call, 1), Gen.ArrayOf(Call, 2), Gen.ArrayOf(Call, 3))
        from fallback in Gen.OneOf(Gen.Constant<JsonElement?>(null), Gen.Constant<JsonElement?>(null), Argument.Select(value => (JsonElement?)value))
        from empty in Gen.Elements(WhenEmpty.Keep, WhenEmpty.Keep, WhenEmpty.Clear)
        select new MappingRule { Target = target, Source = source, Functions = functions, Default = fallback, WhenEmpty = empty };

    private static readonly Gen<(IReadOnlyList<MappingRule> Rules, CommerceRecord Record)> Any =
        from kind in Gen.Elements(RecordKinds.ParentsFirst.ToArray())
        from rules in Gen.OneOf(Gen.ArrayOf(Rule(kind), 1), Gen.ArrayOf(Rule(kind), 2), Gen.ArrayOf(Rule(kind), 5))
        from record in Record(kind)
        select ((IReadOnlyList<MappingRule>)rules, record);

    [Fact]
    public void What_is_accepted_runs_and_leaves_the_record_valid_and_what_is_refused_names_a_field()
    {
        var (accepted, refused) = (0, 0);
        Check(Any, each =>
        {
            var (mapping, faults) = new MappingCompiler(each.Record.Kind, MappingSamples.Three).Compile(each.Rules);
            if (mapping is null)
            {
                refused++;
                Assert.All(faults, fault => Assert.True(fault.Field.StartsWith("rules", StringComparison.Ordinal) && fault.Message.Length > 5, fault.ToString()));
                return;
            }

            accepted++;
            Valid(each.Record, mapping.Apply(each.Record));
        });

        // Both sides must really be tried.
        Assert.InRange(accepted, Cases.Number / 20, Cases.Number);
        Assert.InRange(refused, Cases.Number / 20, Cases.Number);
    }

    [Fact]
    public void Single_rules_that_are_accepted_run() => Check(
        from kind in Gen.Elements(RecordKinds.ParentsFirst.ToArray())
        from rule in Rule(kind)
        from record in Record(kind)
        select (rule, record),
        each =>
        {
            if (new MappingCompiler(each.record.Kind, MappingSamples.Three).Compile([each.rule]).Mapping is { } mapping) Valid(each.record, mapping.Apply(each.record));
        });

    [Fact]
    public void A_mapping_of_every_field_to_itself_changes_nothing() => Check(Gen.Elements(RecordKinds.ParentsFirst.ToArray()).SelectMany(Record), record =>
    {
        var rules = WritableFields.Of(record.Kind).Select(field => new MappingRule { Target = field.Path, Source = field.Path.Replace("lines[].", "line.", StringComparison.Ordinal) });
        var (mapping, faults) = new MappingCompiler(record.Kind, null).Compile([.. rules]);

        Assert.Empty(faults);
        var mapped = mapping!.Apply(record);
        Assert.Equal(ContentHash.Of(record, []), ContentHash.Of(mapped, []));
        Assert.Equal(Written(record), Written(mapped));
    });

    [Fact]
    public void What_is_exported_is_imported_as_the_same() => Check(Any, each =>
    {
        if (new MappingCompiler(each.Record.Kind, MappingSamples.Three).Compile(each.Rules).Mapping is null) return;
        var saved = new SavedMapping { Source = "a", Target = "b", Kind = each.Record.Kind, Version = 1, Rules = each.Rules, SavedBy = "ann", SavedAt = default };
        var file = AnswerJson.Write(new ExportedMappings(ExportedMappings.Name, default, [new MappingView(saved)]));

        var imported = Assert.Single(ImportInput.Read(JsonElement.Parse(file)).Mappings);

        Assert.Equal(("a", "b", each.Record.Kind, 1), (imported.Source, imported.Target, imported.Kind!.Value, imported.Version));
        Assert.Equal(StoredJson.Write(each.Rules), StoredJson.Write(imported.Rules));
    });

    private static void Valid(CommerceRecord before, CommerceRecord after)
    {
        Assert.Equal((before.Key, before.IsDeleted, before.ModifiedAt, before.Total), (after.Key, after.IsDeleted, after.ModifiedAt, after.Total));
        Assert.Equal(before.Raw?.GetRawText(), after.Raw?.GetRawText());
        Assert.InRange(after.Custom?.Count ?? 0, 0, MappingSamples.Three.Most);
        foreach (var (_, value) in after.Custom ?? new Dictionary<string, JsonElement>()) Assert.InRange(value.GetRawText().Length, 1, 6 * (MappingSamples.Three.LongestText + 1));
        Assert.True(after switch
        {
            Order order => order.Number.Length > 0 && order.Status.Length > 0 && SameAmounts(((Order)before).Lines, order.Lines),
            Refund refund => SameAmounts(((Refund)before).Lines, refund.Lines),
            Product product => product.Name.Length > 0 && product.Price is null or >= 0 || product.Price == ((Product)before).Price,
            InventoryLevel level => level.ProductId == ((InventoryLevel)before).ProductId,
            _ => true,
        });
        Written(after);
    }

    private static bool SameAmounts(IReadOnlyList<OrderLine> before, IReadOnlyList<OrderLine> after) =>
        after.All(line => line.Name.Length > 0)
        && before.Select(line => (line.Id, line.Quantity, line.Total, line.TotalTax, line.ProductId)).SequenceEqual(after.Select(line => (line.Id, line.Quantity, line.Total, line.TotalTax, line.ProductId)));

    private static string Written(CommerceRecord record) => JsonSerializer.Serialize(record, record.GetType(), StoredJson.Options);

    private static CommerceRecord Record(CommerceRecord sample, string text, string more, decimal number, JsonElement raw, Address? address) => sample switch
    {
        Customer customer => customer with { FirstName = text, Email = more, Billing = address, Raw = raw },
        Product product => product with { Description = text, Sku = more, Price = Math.Abs(number), Raw = raw },
        InventoryLevel level => level with { Quantity = number, Raw = raw },
        Order order => order with { CustomerNote = text, PaymentMethod = more, Billing = address ?? new Address(), Shipping = address, Raw = raw },
        Payment payment => payment with { Method = text, Raw = raw },
        Refund refund => refund with { Reason = text, Raw = raw },
        _ => sample,
    };

    // Half of the arguments are what they should be, so that mappings are accepted too.
    private static JsonElement Likely(FunctionParameter parameter, JsonElement any) => (parameter.Kind, any.GetRawText().Length % 4) switch
    {
        (_, 0) => any,
        (ParameterKind.Text, _) => JsonSerializer.SerializeToElement(any.GetRawText().Length is > 0 and < 900 ? any.GetRawText() : "a"),
        (ParameterKind.Number, _) => JsonElement.Parse("1.19"),
        (ParameterKind.Whole, _) => JsonSerializer.SerializeToElement(Math.Clamp(any.GetRawText().Length, parameter.Least, parameter.Most)),
        (ParameterKind.Choice, _) => JsonSerializer.SerializeToElement(parameter.Allowed[any.GetRawText().Length % parameter.Allowed.Count]),
        (ParameterKind.Table, _) => JsonElement.Parse("""{"a":"b"}"""),
        (ParameterKind.Path, _) => JsonElement.Parse("\"raw.a\""),
        (ParameterKind.Paths, _) => JsonElement.Parse("""["id","value","raw.b[]"]"""),
        (ParameterKind.Template, _) => JsonElement.Parse("\"{id}: {value}\""),
        (ParameterKind.DateFormat, _) => JsonElement.Parse("\"yyyy-MM-dd 'at' HH:mm\""),
        (ParameterKind.Zone, _) => JsonElement.Parse("\"Europe/Berlin\""),
        _ => JsonElement.Parse("\"other\""),
    };

    private static void Check<T>(Gen<T> generator, Action<T> property) => Cases.Hold(generator, property);
}
