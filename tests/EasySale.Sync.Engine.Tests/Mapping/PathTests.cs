using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Mapping.Paths;
using EasySale.Sync.Engine.Mapping.Values;

namespace EasySale.Sync.Engine.Tests.Mapping;

public class PathTests
{
    [Theory]
    [InlineData("number", "1042")]
    [InlineData("billing.email", "Ann@Shop.example")]
    [InlineData("billing.phone", null)]
    [InlineData("shipping.city", null)]
    [InlineData("grandTotal", "29.90")]
    [InlineData("createdAt", "2026-10-31T23:30:00+00:00")]
    [InlineData("lines[0].sku", "mug-1")]
    [InlineData("lines[9].sku", null)]
    [InlineData("lines[].name", "Mug, DHL")]
    [InlineData("lines[kind=shipping].name", "DHL")]
    [InlineData("raw.meta_data[key=po_number].value", " PO-77 ")]
    [InlineData("raw.meta_data[key=none].value", null)]
    [InlineData("raw.meta_data[].key", "gift, po_number")]
    [InlineData("raw.tags[1]", "vip")]
    [InlineData("raw.tags", "b2b, vip")]
    [InlineData("raw[\"odd.name\"]", "7")]
    [InlineData("raw.number.deeper[0]", null)]
    public void A_path_finds(string text, string? value)
    {
        var (path, error) = PathReader.Read(text);

        Assert.Null(error);
        Assert.Equal(value, MappedValue.Text(new RecordScope(MappingSamples.Order).Read(path!)));
    }

    [Fact]
    public void Half_a_character_is_read_as_it_is_spelled() =>
        Assert.Equal("\\ud83d", PathReader.Read("raw.x").Path!.Read(System.Text.Json.JsonElement.Parse("""{"x":"\ud83d"}""")));

    [Theory]
    [InlineData("", "1 to 200")]
    [InlineData(".number", "Character 1 ")]
    [InlineData("billing.", "Character 9 ")]
    [InlineData("billing..email", "Character 9 ")]
    [InlineData("lines[", "Character 7 ")]
    [InlineData("lines[x]", "[key=value]")]
    [InlineData("lines[-1]", "[0] (by position)")]
    [InlineData("lines[0]sku", "Character 9 ")]
    [InlineData("raw[\"open]", "Character 5 ")]
    [InlineData("billing email", "Character 8 ")]
    public void A_broken_path_says_where(string text, string told) => Assert.Contains(told, PathReader.Read(text).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("billing", "group")]
    [InlineData("lines", "group")]
    [InlineData("lines.name", "this is a list")]
    [InlineData("billing[0].email", "no list")]
    [InlineData("billing.mail", "Allowed: city, company, country, email")]
    [InlineData("lines[color=red].name", "entries have no \"color\"")]
    [InlineData("custom.x", "there is no \"custom\"")]
    [InlineData("raw", "names everything")]
    [InlineData("key", "there is no \"key\"")]
    [InlineData("total", "there is no \"total\"")]
    public void A_path_the_record_does_not_have_names_those_it_has(string text, string told) =>
        Assert.Contains(told, CanonicalPaths.TypeOf(RecordKind.Orders, PathReader.Read(text).Path!).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("number", MappedType.Text)]
    [InlineData("grandTotal", MappedType.Number)]
    [InlineData("paidAt", MappedType.Date)]
    [InlineData("pricesIncludeTax", MappedType.Flag)]
    [InlineData("lines[].total", MappedType.List)]
    [InlineData("lines[0].kind", MappedType.Text)]
    [InlineData("raw.x", MappedType.Any)]
    public void A_path_knows_what_is_there(string text, MappedType type) =>
        Assert.Equal((type, null), CanonicalPaths.TypeOf(RecordKind.Orders, PathReader.Read(text).Path!));

    [Fact]
    public void Every_kind_has_paths() => Assert.All(RecordKinds.ParentsFirst, kind => Assert.Contains("id", CanonicalPaths.Of(kind)));
}
