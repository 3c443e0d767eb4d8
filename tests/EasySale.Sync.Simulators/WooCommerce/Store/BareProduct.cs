using System.Text.Json.Nodes;

namespace EasySale.Sync.Simulators.WooCommerce.Store;

/// <summary>A product and a variation nobody has put anything into, their members in the recorded sequence.</summary>
internal static class BareProduct
{
    public static JsonObject Of(int id)
    {
        var product = JsonNode.Parse(ProductForm)!.AsObject();
        product["id"] = id;
        product["_links"] = SiteLinks.Links("products", id);
        return product;
    }

    public static JsonObject Variation(int id, int parent)
    {
        var variation = JsonNode.Parse(VariationForm)!.AsObject();
        variation["id"] = id;
        variation["parent_id"] = parent;
        return variation;
    }

    private const string ProductForm = """
        {"id":0,"name":"Product","slug":"","permalink":"","date_created":null,"date_created_gmt":null,"date_modified":null,
         "date_modified_gmt":null,"type":"simple","status":"publish","featured":false,"catalog_visibility":"visible",
         "description":"","short_description":"","sku":"","price":"","regular_price":"","sale_price":"",
         "date_on_sale_from":null,"date_on_sale_from_gmt":null,"date_on_sale_to":null,"date_on_sale_to_gmt":null,
         "on_sale":false,"purchasable":false,"total_sales":0,"virtual":false,"downloadable":false,"downloads":[],
         "download_limit":-1,"download_expiry":-1,"external_url":"","button_text":"","tax_status":"taxable","tax_class":"",
         "manage_stock":false,"stock_quantity":null,"backorders":"no","backorders_allowed":false,"backordered":false,
         "low_stock_amount":null,"sold_individually":false,"weight":"","dimensions":{"length":"","width":"","height":""},
         "shipping_required":true,"shipping_taxable":true,"shipping_class":"","shipping_class_id":0,"reviews_allowed":true,
         "average_rating":"0","rating_count":0,"upsell_ids":[],"cross_sell_ids":[],"parent_id":0,"purchase_note":"",
         "categories":[{"id":15,"name":"Uncategorized","slug":"uncategorized"}],"brands":[],"tags":[],"images":[],
         "attributes":[],"default_attributes":[],"variations":[],"grouped_products":[],"menu_order":0,"price_html":"",
         "related_ids":[],"meta_data":[],"stock_status":"instock","has_options":false,"post_password":"","global_unique_id":""}
        """;

    private const string VariationForm = """
        {"id":0,"type":"variation","date_created":null,"date_created_gmt":null,"date_modified":null,"date_modified_gmt":null,
         "description":"","permalink":"","sku":"","global_unique_id":"","price":"","regular_price":"","sale_price":"",
         "date_on_sale_from":null,"date_on_sale_from_gmt":null,"date_on_sale_to":null,"date_on_sale_to_gmt":null,
         "on_sale":false,"status":"publish","purchasable":false,"virtual":false,"downloadable":false,"downloads":[],
         "download_limit":-1,"download_expiry":-1,"tax_status":"taxable","tax_class":"parent","manage_stock":false,
         "stock_quantity":null,"stock_status":"instock","backorders":"no","backorders_allowed":false,"backordered":false,
         "low_stock_amount":null,"weight":"","dimensions":{"length":"","width":"","height":""},"shipping_class":"",
         "shipping_class_id":0,"image":null,"gallery_image_ids":[],"attributes":[],"menu_order":0,"meta_data":[],"name":"",
         "parent_id":0}
        """;
}
