using EasySale.Sync.Connectors.WooCommerce;
using EasySale.Sync.Engine.Commerce;

namespace EasySale.Sync.Connectors.Tests.WooCommerce;

public sealed class ProductMapTests
{
    private static readonly VariationParent RainShell = new("78", "Rain Shell", "VR-1");

    [Fact]
    public void Every_recorded_product_can_be_read()
    {
        var products = RecordedRow.Many("corpus/products-id-asc-perpage100-page1").Select(ProductMap.From).ToArray();
        Assert.Equal(55, products.Length);
        Assert.All(products, product => Assert.NotEqual("", product.Name));
    }

    [Fact]
    public void Prices_are_decimals_and_an_empty_one_is_none()
    {
        Assert.Null(Read("product-draft-no-price").Price);
        Assert.Equal(0m, Read("product-zero-price").Price);
        Assert.Null(Read("product-variable").RegularPrice);
        Assert.NotNull(Read("product-variable").Price);
    }

    [Fact]
    public void A_missing_sku_is_none() => Assert.Null(Read("product-no-sku").Sku);

    [Fact]
    public void Stock_may_be_negative() => Assert.True(Read("product-negative-stock").StockQuantity < 0);

    [Fact]
    public void A_variation_carries_its_parents_name()
    {
        var single = Read("variation-through-products-endpoint");
        var listed = ProductMap.Variation(RecordedRow.One("single/variation"), new VariationParent("63", "Fleece Jacket", "VJ-1"));
        Assert.Equal("Fleece Jacket - Bleu nuit, L", listed.Name);
        Assert.Equal(single.Name, listed.Name);
        Assert.Equal("63", listed.ParentId);
        Assert.Equal("variation", listed.Type);
    }

    [Fact]
    public void A_variation_of_any_attribute_is_called_like_its_parent() =>
        Assert.Equal("Custom T-shirt", ProductMap.Variation(RecordedRow.Many("single/variation-any-attribute")[0], new VariationParent("90", "Custom T-shirt", "VT-1")).Name);

    [Fact]
    public void An_sku_repeated_from_the_parent_is_none_of_its_own()
    {
        Assert.Null(Variation("81").Sku);
        Assert.Equal("VR-1-RM", Variation("79").Sku);
    }

    [Fact]
    public void Stock_counted_on_the_parent_is_not_the_variations()
    {
        Assert.False(Variation("79").ManagesStock);
        Assert.Null(Variation("79").StockQuantity);
    }

    private static Product Read(string name) => ProductMap.From(RecordedRow.One($"single/{name}"));

    private static Product Variation(string id) =>
        ProductMap.Variation(RecordedRow.Many("corpus/variations-all").Single(row => row.RequiredId == id), RainShell);
}
