using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class RowReadingTests
{
    [Theory]
    [InlineData("\"total\":\"287.45\"", "\"total\":\"twelve\"", "its field total is not an amount")]
    [InlineData("\"total\":\"79.90\"", "\"total\":\"1,000\"", "its field line_items[1].total is not an amount")]
    [InlineData("\"prices_include_tax\":false", "\"prices_include_tax\":\"perhaps\"", "its field prices_include_tax has a value of the wrong kind")]
    [InlineData("\"date_created_gmt\":\"2025-12-03T07:16:04\"", "\"date_created_gmt\":null", "its field date_created_gmt is empty")]
    [InlineData("\"date_created_gmt\":\"2025-12-03T07:16:04\"", "\"date_created_gmt\":\"soon\"", "its field date_created_gmt is not a date")]
    [InlineData("\"currency\":\"CAD\",", "", "it lacks currency")]
    public void A_bad_value_is_named_with_its_field(string good, string bad, string problem)
    {
        var json = RecordedRow.One("single/order-partially-refunded").Json.GetRawText();
        Assert.Contains(good, json, StringComparison.Ordinal);
        var item = Read(json.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(item.Record);
        Assert.Equal("100", item.Id);
        Assert.Equal(FailureCause.FixRecord, item.Failure!.Cause);
        Assert.Contains($"Order 100 cannot be read: {problem}.", item.Failure.MerchantMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("twelve", item.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_without_an_id_is_named_by_its_place() => Assert.Equal("row 1", Read("{\"status\":\"completed\"}").Id);

    [Fact]
    public void A_row_that_is_no_object_fails_alone() => Assert.Equal(FailureCause.FixRecord, Read("null").Failure!.Cause);

    [Theory]
    [InlineData("\"price\":85,", "\"price\":\"85.00\",")]
    [InlineData("\"customer_id\":0,", "\"customer_id\":\"0\",")]
    [InlineData("\"number\":\"100\"", "\"number\":100")]
    [InlineData("\"quantity\":2,", "\"quantity\":\"2.5\",")]
    [InlineData("\"sku\":\"MP-025\"", "\"sku\":null")]
    [InlineData("\"image\":{\"id\":\"\",\"src\":\"\"}", "\"image\":{\"id\":0,\"src\":false}")]
    [InlineData("\"fee_lines\":[]", "\"fee_lines\":[],\"a_plugins_field\":{\"x\":[1]}")]
    public void Types_that_vary_are_taken(string usual, string other)
    {
        var json = RecordedRow.One("single/order-partially-refunded").Json.GetRawText();
        Assert.Contains(usual, json, StringComparison.Ordinal);
        Assert.Null(Read(json.Replace(usual, other, StringComparison.Ordinal)).Failure);
    }

    private static SourceItem Read(string json) => RowReading.Read(RecordedRow.Of(json), 0, "Order", OrderMap.From);
}
